"""Spanish words by class, the shorthand of phones, and the words that tell the language or are no typo."""

EXPANSIONS = {
    "q": "que", "xq": "porque", "pq": "porque", "tb": "tambien", "grax": "gracias", "grcs": "gracias",
    "porfa": "por favor", "xfa": "por favor", "porfis": "por favor", "xfavor": "por favor", "porfavor": "por favor",
    "x supuesto": "por supuesto", "x favor": "por favor", "okis": "ok", "okas": "ok", "noup": "no", "ntp": "no hay problema",
    "prefecto": "perfecto", "x q": "por que",
    "dra": "doctora", "dr": "doctor", "bn": "bien", "sip": "si", "sep": "si", "sipi": "si",
    "nop": "no", "nel": "no", "tmb": "tambien", "kiero": "quiero", "qiero": "quiero", "nesesito": "necesito",
    "nesecito": "necesito", "necesisto": "necesito", "necesitaria": "necesito", "sita": "cita", "aser": "hacer",
    "ola": "hola", "citas": "citas", "del": "de el", "al": "a el", "pal": "para el", "pa": "para",
}  # fmt: skip

CLASSES = {
    "day": """
        lunes martes miercoles jueves viernes sabado domingo hoy manana
    """,
    "courtesy": """
        hola buenas buenos dias tardes noches favor por gracias perdon disculpe disculpa bueno pues eh ay oiga oye
        mire senorita senor doctora muchas
    """,
    "not": """
        no nunca ni sin tampoco
    """,
    "want": """
        quiero quisiera necesito deseo queria quisieramos queremos necesitamos puedo podria gustaria prefiero
        quieren quiere
    """,
    "visit": """
        cita citas turno consulta visita reserva reservacion hora horas
    """,
    "cancel": """
        cancelar cancela cancele cancelen cancelame cancelarla cancelada cancelo cancelarlo anular anule anula
        anularla cancelacion cancelemos cancelan suspender suspenda suspendan
    """,
    "tener": """
        tiene tienen tendra tendran habra hay tendria
    """,
    "paying": """
        pagar pago pagan pagaria cobran cobra cobrar cobro cargo multa costo cuesta penalizacion
    """,
    "object": """
        moneda monedas boton juguete iman canica tornillo clavo aguja vidrio hueso llave arete alfiler
    """,
    "month": """
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    """,
    "undoing": """
        quitar borrar eliminar quite borre elimine suprimir quita borra
    """,
    "move": """
        reprogramar reagendar posponer aplazar reprogramo reprogramarla reagendarla cambiarla moverla adelantar
        reprogramen reprograme reagende atrasar retrasar modificar posponerla aplazarla correr
    """,
    "change": """
        cambiar cambio cambie cambia mover mueva mueve cambiarme moverme pasar pasarla cambiamos pase
    """,
    "booking": """
        reservar agendar pedir sacar programar apartar reserve agende reserva agendo reservame agendame reserveme
        agendeme solicitar concertar
    """,
    "can": """
        puede puedo podria pueden podrian puedes podemos podrias
    """,
    "speak": """
        hablar hable comunicarme comunicar hablo
    """,
    "person": """
        persona alguien humano recepcionista recepcion agente operador operadora secretaria enfermera encargado
        encargada gerente asesor representante doctor doctora medico
    """,
    "good": """
        bien perfecto perfecta excelente genial bueno buena correcto correcta estupendo fenomenal ideal fantastico
        maravilloso conforme cierto exacto verdad padrisimo chevere bacano
    """,
    "bad": """
        mal incorrecto incorrecta falso falsa imposible ocupado ocupada erroneo equivocado
    """,
    "very": """
        muy todo super bastante esta tan
    """,
    "be": """
        es esta suena parece queda era fue sea
    """,
    "text": """
        mensajes mensaje textos escribirme mandarme enviarme escribiendo mandando enviando contactarme sms llamarme
        avisos recordatorios textear
    """,
    "pill": """
        pastillas pildoras tabletas medicamentos medicinas pastilla somniferos
    """,
    "poison": """
        cloro lejia veneno pila pilas detergente blanqueador pastillas imanes bateria quimico acido
    """,
    "severe": """
        mucho mucha demasiado bastante muchisimo muchisima
    """,
}

MENDABLE = """
    cancelar confirmar confirmo reprogramar reagendar necesito quisiera doctora manana gracias correo disponible
    disponibles cambiar persona respirar emergencia sobredosis numero equivocado minutos suicidarme
"""
TELLING = """
    el la los las un una es soy son estoy esta tengo tiene quiero quisiera necesito puedo puede para por favor con
    sin que cual cuando donde como hola buenas buenos dias tardes noches gracias cita citas doctora manana hoy lunes
    martes miercoles jueves viernes sabado domingo semana proxima proximo mi mis su me se lo de en y o pero si claro
    vale tarde hora horas dolor duele gusta mejor otra otro ninguna ninguno primera segunda tercera hijo hija llamo
    nombre correo hablar persona cancelar cambiar confirmo reservar agendar enero febrero abril mayo junio julio
    agosto septiembre octubre noviembre diciembre muy bien espanol antes despues mediodia ayuda nada todo estare
    quien respirar pecho cuanto cuesta esposa esposo ella usted ustedes tienen hay voy ir venir llegar ahi alli
    orale andale sip sipi nel creo luego digo dejame dejeme aun todavia tampoco nunca asi alla quiza quizas tal vez
    talvez porque tambien ahora ahorita ayer estan estamos somos algo alguien nadie alguna algun ningun ahi solo ni
    naci nacio nacida nacido adelante perfecto correcto listo dale temprano pronto posible siguiente cualquier ambos
    abierta abierto abiertos abre abren absoluto aburrimiento acabar aceptan acepto acido acomoda actualizar
    actualmente acudir acuerdo adelantar afirmativo agendame agende agendela agendelo agendeme agendo agradecida
    agradecido agradezco agripada agripado ahoga ahogando ahogo alcanza alcanzo alergia alergias alergica amable
    ambas ambulancia anafilactica anafilactico anos antecedentes anula anular anularla anule anulen anulo apartar
    aplazar aplazarla apretado aprieta aqui arde arden ardor aseguradora asesor asesora asfixia asfixiando asistir
    asistire ataque atascada atascado atender atenderme atienda atiende atienden atorada atorado atragantado
    atragantando atraganto atrasada atrasado atrasar atrase atraso avisame avisarme aviseme avisenme aviso avisos
    ayudame ayudar ayudarme ayudeme ayunar ayunas ayuno bacano barriga bastante bateria beber bebido bebio
    bendiciones blanqueador borra borrar borre borreme borrenme brazos bronquitis buen buena bueno buscando busco
    cabeza cadera caida caigo calambres calentura calor cambia cambiala cambialo cambiamos cambiarla cambiarme
    cambiela cambielo cambio camino cancelacion cancelaciones cancelada cancelame cancelan cancelarla cancelarlo
    cancele cancelemos cancelen cancelo catarro cayo celular cercano cerrando cerro chequeo chequeos chevere chiste
    chueca cierra cierran cierto cinco cintura cistitis clinica cloro cobra cobran codo comenzar comer comezon comio
    complica complico compromiso comunica comunicame comunican comunicar comunicarme comuniqueme concertar
    confirmada confirmado confirmar conforme conmigo conozco conservar consulta consultar consultorio contactarme
    contacte contacten contacto convencida convencido conviene convulsiona convulsionando corazon correcta corregir
    correr cortado cortandome cortarme cuales cualquiera cuatro cuello cuente cuerpo cuestan cuidate cuidese dano
    dara darme debo decida decidido decido decir dedo dedos deja dejala dejalo dejar dejarla dejarlo dejaron deje
    dejela dejelo dejemoslo dejen dejenme dejo demasiadas demasiado deme demore demoro denme dependiendo dermatologo
    derrame desangrando desayunar desde deseo deshacer deshaga deshaz desmayada desmayado desmayar desmayarme
    desmaye desmayo desocupa desocupe despierta detener detenga detengan detergente diarrea diente dientes
    dificultad digame direccion disculpa disculpe disponibilidad disponible disponibles distinta distinto doctores
    dolores domingos dormida dormido duda dudas dudo duelen duerme efectivamente efecto elija eliminar elimine
    eliminenme embolia emergencia empezar encargada encargado encia encias enferma enfermera enfermo entiendo
    entretuve envenenado envenenamiento enviando enviar enviarme envie envien envies equivoca equivocada equivocado
    equivocaron equivoco equivoque erroneo erupcion escoja escriba escriban escribas escribe escribiendo escribir
    escribirme escuela esos espacio espalda especialista especialistas espera esperate espere estacionamiento
    estacionar estado estaremos estas estes estomago estornudando estrenimiento estupendo exactamente exacto
    excelente extranaria falsa falso falta faltar fantastico fecha fenomenal fiebre fuerte funciona funcionan ganas
    garganta gastritis gerente golpee golpeo granos gripa gripe gustaria guste habla hable hablo hace hacen hacer
    hacerle hacerme hagala hagalo hagamosla hagamoslo hago hambre hasta hazlo hemorragia hincha hinchada hinchado
    hinchando hinchazon hincho historial hizo hombro hombros horarios hueco huevo igualmente imanes imposible
    imprevisto incapacidad inconsciente incorrecta incorrecto infeccion infecto inflamada inflamado inflamo
    informacion ingirio ingles iniciar insomnio intentare intentarlo intento intoxicado iremos jaqueca justificante
    labios lastimar lastimarme lastimarse lastime lastimo lejia lejos lengua libera libere limpieza llamame llaman
    llamar llamarme llame llameme llamen llamenme llegando llegare llegaremos llego llevar llueve lugar malita
    malito mandando mandar mandarme mande manden mandes manos mantener mantenga mantengala mantengo maquina
    maravilloso marcar marcaron mareada mareado mareos marqueme marquenme matar matarme medicamento medicamentos
    medicina medicinas mejore mejoren mensaje mensajes miedo migrana minutos mire mocos modificar molesta molestan
    molestar molestarme molestia molestias morir morirme moverla moverme moverse mucha muchas muchisima muchisimo
    mucho muela muelas muere muero muerto mueva muevala mueve muevelo muneca muriendo nariz nauseas necesitamos
    negativo noche numero obviamente ocupada ocupado ocupo ofrecen oido oidos oiga ojala ojos olvidalo olvidelo
    omitir opcion opciones operadora oprime oprimido otras padrisimo panza paralizada paren parqueo pasada pasado
    pasame pasar pasarla pasarlo pasarme paselo paseme pastilla pastillas pedido pedir pensandolo pensar pensare
    pensarlo perdi perdiendo perfecta pican picazon piel pienso pierna piernas pies pila pilas pildoras podemos
    poder podre podremos podria podrian podrias ponerla ponerlo ponga pongala pongame poniendo ponla ponme
    posiblemente posponer posponerla precios preferencia preferiria prefiera prefiero preparacion preparar
    prepararme presento prevencion probablemente programar pueda puedan pueden puedes quebre quebro queda quedamos
    quedan quedo queja quejarme quemo queremos queria quienes quiera quiere quieren quimico quise quisieramos quita
    quitame quitar quitarme quiteme quitenme quito reacciona reagendar reagendarla reagende realidad realizan
    reanudar recepcionista receta recetas reciben recibir recordatorios recorrer recorrerla recuerdame recuerdeme
    recuerdo recuperar rehabilitacion representante representantes reprogramar reprogramarla reprograme reprogramen
    reprogramo reserva reservacion reservalo reservame reservela reservelo reserveme resfriada resfriado resfrio
    respiratorio responde resultado resultados resurtir retrasada retrasado retrasar retrase retraso revisar
    revisarme rodilla rodillas rompi rompio ronchas sabados sabe sabria sacar salio saltar saltear saludos sangra
    sangrado sangrando sangrar sangre sangro saqueme saquenme sarpullido secretaria seguimiento segura seguro
    seguros semanas senor senorita siempre siente sirve sirven sobredosis solicitar somniferos suena suicida
    suicidar suicidarme supongo suprimir supuesto surgio surtir suscripcion suspenda suspendan suspender tabletas
    talon tarjeta telefono tenemos tenga tengan tengas terminar textear textos tobillo tomado toman torci torcida
    torcio tosiendo trabajando trabajar trabajo trae traer tragado trago traigo trata tratamientos tratar tratare
    turnito turnos ubicacion ubicada ubicado ubicados urge vacuna vacunas validan vemos vendre veneno veremos
    verificar verme viaje viene vientre visita viviendo vivir volver vomitando vomito vomitos vuelta
"""
COMMON = """
    casa mas menos ano anos mes dia agua ojo ojos mano pie boca cabeza madre padre nino nina gente cosa cosas tiempo
    trabajo vida parte lugar caso forma problema problemas nuevo nueva grande pequeno mismo misma cada algo alguien
    nadie siempre nunca aqui alla entonces tambien solo hasta desde sobre entre contra durante hacer decir ver dar
    saber poder querer llevar dejar seguir encontrar llamar pensar salir volver tomar conocer vivir sentir tratar
    mirar contar empezar esperar buscar entrar trabajar escribir perder entender pedir recibir recordar terminar
    permitir aparecer conseguir comenzar servir sacar necesitar mantener resultar leer caer cambiar crear abrir
    considerar oir acabar paso pasa pasar calle clinica medico medicos dentista seguro tos fiebre gripe vacuna
    sangre espalda garganta estomago
"""
