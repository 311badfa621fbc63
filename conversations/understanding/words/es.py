"""What Spanish-speaking patients say besides times."""

from conversations.understanding.words.shape import Lexicon

_EXPANSIONS = {
    "q": "que", "xq": "porque", "pq": "porque", "tb": "tambien", "grax": "gracias", "grcs": "gracias", "porfa": "por favor",
    "xfa": "por favor", "porfis": "por favor", "xfavor": "por favor", "porfavor": "por favor", "dra": "doctora",
    "dr": "doctor", "bn": "bien", "sip": "si", "sep": "si", "sipi": "si", "simon": "si", "nop": "no", "nel": "no", "tmb": "tambien",
    "kiero": "quiero", "qiero": "quiero", "nesesito": "necesito", "nesecito": "necesito", "necesisto": "necesito", "necesitaria": "necesito", "sita": "cita", "aser": "hacer",
    "ola": "hola", "citas": "citas", "del": "de el", "al": "a el", "pal": "para el", "pa": "para",
}  # fmt: skip

_CLASSES = {
    "courtesy": "hola buenas buenos dias tardes noches favor por gracias perdon disculpe disculpa bueno pues eh ay oiga oye "
    "mire senorita senor doctora muchas",
    "not": "no nunca ni sin tampoco",
    "my": "mi mis su sus la el las los esta este esa ese una un lo nuestra mia",
    "want": "quiero quisiera necesito deseo queria quisieramos queremos necesitamos puedo podria gustaria prefiero "
    "quieren quiere",
    "visit": "cita citas turno consulta visita reserva reservacion hora horas",
    "cancel": "cancelar cancela cancele cancelen cancelame cancelarla cancelada cancelo cancelarlo anular anule anula anularla "
    "cancelacion cancelemos cancelan",
    "undoing": "quitar borrar eliminar quite borre elimine suprimir quita borra",
    "move": "reprogramar reagendar posponer aplazar reprogramo reprogramarla reagendarla cambiarla moverla adelantar "
    "reprogramen reprograme reagende atrasar retrasar modificar posponerla aplazarla correr",
    "change": "cambiar cambio cambie cambia mover mueva mueve cambiarme moverme pasar pasarla cambiamos pase",
    "booking": "reservar agendar pedir sacar programar apartar reserve agende reserva agendo reservame agendame "
    "reserveme agendeme solicitar concertar",
    "can": "puede puedo podria pueden podrian puedes podemos podrias",
    "come": "ir venir acudir asistir llegar pasar",
    "speak": "hablar hable comunicarme comunicar hablo",
    "person": "persona alguien humano recepcionista recepcion agente operador operadora secretaria enfermera encargado "
    "encargada gerente asesor representante doctor doctora medico",
    "good": "bien perfecto perfecta excelente genial bueno buena correcto correcta estupendo fenomenal ideal fantastico "
    "maravilloso conforme cierto exacto verdad padrisimo chevere bacano",
    "bad": "mal incorrecto incorrecta falso falsa imposible ocupado ocupada erroneo equivocado",
    "very": "muy todo super bastante esta tan",
    "be": "es esta suena parece queda era fue sea",
    "that": "eso esto esa ese asi todo me",
    "text": "mensajes mensaje textos escribirme mandarme enviarme escribiendo mandando enviando contactarme sms "
    "llamarme avisos recordatorios textear",
    "pill": "pastillas pildoras tabletas medicamentos medicinas pastilla somniferos",
    "poison": "cloro lejia veneno pila pilas detergente blanqueador pastillas imanes bateria quimico acido",
    "severe": "mucho mucha demasiado bastante muchisimo muchisima",
}  # fmt: skip

_PHRASES = {
    "yes": """
        si/sii
        claro que si
        si claro
        por supuesto
        desde luego
    """,
    "agree": """
        claro
        vale
        de acuerdo
        dale
        sale $
        va $
        bueno $
        ok/okay/okey
        listo $
        confirmo/confirmado/acepto/confirmada
        adelante
        asi es
        eso es
        efectivamente/exacto/exactamente/correcto
        como no
        con gusto
        me parece bien/perfecto/bueno/genial
        me gusta
        me sirve
        me va bien
        me viene bien/perfecto
        me queda bien/perfecto
        esta bien
        esa esta bien
        hagalo/hazlo
        reservelo/reservela/reservalo/agendelo/agendela
        ahi estare
        alli estare
        ahi/alli/alla/aqui estare
        alli/ahi estaremos
        nos vemos
        sin problema
        desde ya
        con mucho gusto
        seguro
        cuando guste
        hagamoslo
        genial/excelente
        obvio
        afirmativo
        de una
        ^ por favor $
        no hay problema
        ningun problema
        cuente conmigo
        creo que si
        supongo que si
        ya quedo
        asi esta
        por favor $
        quiero/prefiero esa/ese/esta/este
        me quedo con
        orale/andale/sobres/arre
        andale pues
    """,
    "no": """
        no
        nop/nones/negativo/nunca/tampoco/nel
        no gracias
    """,
    "refuse": """
        para nada
        de ninguna manera
        que va
        ni hablar
        no puedo
        no podre
        no quiero
        no deseo
        no me sirve
        no me va bien
        no me viene bien
        no me queda
        creo que no
        no creo
        mejor no
        claro que no
        por supuesto que no
        desde luego que no
        no es/esta
        ya no
        no voy
        lo dudo
        imposible
        en absoluto
        ni loco
        nada $
        muy/demasiado temprano/tarde/lejos/caro/pronto
        me es imposible
    """,
    "later": """
        mas tarde
        mas adelante
        luego
        despues
        ahora no
        todavia no
        aun no
        otro dia
        en otro momento
        otra vez sera
        dejeme pensar/pensarlo/ver/consultar
        dejame pensar/pensarlo/ver
        lo pensare
        lo voy a pensar
        lo pienso
        tengo que pensarlo
        quizas/quiza/tal vez/talvez/a lo mejor mas tarde/despues/luego
        por ahora no
        por el momento no
        le aviso
        les aviso
        yo le aviso
        en otra ocasion
        para otra ocasion
        pero no ese/esa/hoy/ahora
        pero otro/otra
        la proxima vez
    """,
    "unsure": """
        no se
        no lo se
        quizas/quiza/talvez
        tal vez
        a lo mejor
        no estoy seguro/segura
        no sabria
        puede ser
        puede que
        depende
        no tengo idea
        ni idea
        no recuerdo
        no me acuerdo
        tengo duda/dudas
        quien sabe
        supongo $
        posiblemente/probablemente
        a ver
        ya veremos
        si y no
        dudo $
        aun/todavia no se
        no se aun/todavia
        creo $
        es posible
        posible $
        no estoy .. seguro/segura
        no me decido
        no me he decidido
        mas o menos
        no estoy convencido/convencida
        no sabria
        quien sabe
    """,
    "takeback": """
        ^ espera/espere/esperate
        no/si/perdon/ay espera/espere/esperate
        espera/espere/esperate no/si
        perdon no
        quiero decir
        quise decir
        digo
        me equivoque
        cambie de opinion
        pensandolo bien
    """,
    "aside": """
        en realidad
        mejor
        en vez
        en lugar
        la verdad
    """,
    "change": """
        cambielo/cambiela/cambialo/cambiala/muevelo/muevala a/para
        mejor
        y si
        que tal
        otra hora
        otro dia/horario
        hay algo/alguna/otra/otro/cita
        tiene algo/alguna/otra/otro/citas
        tienen algo/alguna/otra/otro/citas
        prefiero/preferiria
        puede/podria ser
        quisiera/quiero .. cambiar
        en vez
        en lugar
    """,
    "setting": """
        <want>
        <booking>
        ponga/ponme/pongame/pongala/ponla/agendela/reservela/hagala/hagamosla
        seria
        que sea
    """,
    "anything": """
        nada
        nada mas
        es todo
        eso es todo
        eso seria todo
        seria todo
        es todo por ahora
        ya esta
        ya es todo
        todo bien
        estoy bien
        por ahora
        adios/chao/chau/bye
        hasta luego
        hasta pronto
        hasta manana
        ninguna
        ninguno
        que tenga
        muy amable
        igualmente
        nos vemos
        bendiciones
        cuidese
        buen dia
        buena tarde/noche
    """,
    "positive": """
        <be> .. <good>
        me <be> .. <good>
        <very> <good>
        ^ <good>
        <good> $
        me conviene
        me funciona
    """,
    "negative": """
        no .. <be> <good>
        ^ <bad>
        <be> .. <bad>
        estoy ocupado/ocupada
        tengo otro/otra compromiso/cita/reunion
    """,
    "cancel": """
        ^ <cancel>
        <cancel> .. <visit>
        <cancel> la/mi/el/lo/todo
        <want> .. <cancel>
        tengo/tenemos que <cancel>
        me <can> <cancel>
        <can> .. <cancel>
        <visit> .. <cancel>
        <undoing> .. <visit>
        dar/dame/deme de baja .. <visit>
        debo <cancel>
        favor .. <cancel>
        dejar sin efecto
    """,
    "unneeded": """
        ya no necesito/quiero .. <visit>
        no necesito/quiero .. <visit>
    """,
    "drop": """
        ^ olvidalo/olvidelo
        ^ dejalo/dejelo
        no importa
        ^ dejemoslo
    """,
    "noshow": """
        no puedo/podre/podemos/podremos ir/venir/asistir/llegar/acudir
        no .. puedo/podre/podremos/va a poder ir/venir/asistir/llegar/acudir
        no voy a poder
        no voy a ir/asistir/llegar
        no alcanzo
        no llego $
        no asistire/ire/llegare/vendre
        me surgio
        se me presento
        me salio
        tengo un imprevisto
    """,
    "reschedule": """
        ^ <move>
        <move> .. <visit>
        <want> .. <move>
        <can> .. <move>
        tengo que <move>
        <change> .. <visit>
        <visit> .. <change>
        <change> .. hora/fecha/dia/horario
        <want> .. <change>
        <can> .. <change>
        <change> a/para
        otra hora/fecha
        otro dia/horario/momento
        se puede .. cambiar/mover
        para otro dia
    """,
    "book": """
        <booking> .. <visit>
        <want> .. <visit>
        <want> .. <booking>
        <can> .. dar/darme .. <visit>
        me <can> .. <visit>
        <want> ver .. doctor/doctora/medico/dentista
        <want> .. ver a
        <want> consultar
        <want> que me vea
        me <can> atender/ver
        <can> atenderme/verme
        <booking> .. hora
        ^ cita
        cita para/con
        hacer/hacerme/hago una cita
        <want> .. chequeo/revision/limpieza/consulta
        ^ <booking>
        quiero/puedo/podria .. ir/venir
        turno para/con
        deme/dame una cita
        sacar cita
        me urge .. cita
        da/dan/deme/dame/denme/busco/ocupo/hacer/hago una/la/un cita/turno/consulta
        deme/dame/denme/busco/ocupo/quiero cita/turno
        busco/ocupo .. cita
        me da .. cita
    """,
    "confirm": """
        ^ confirmo/confirmado/confirmada/confirmar $
        confirmo
        ahi/alli/alla/aqui estare
        ahi/alli/alla estaremos
        nos vemos
        si ire
        si voy
        voy a ir
        confirmo mi/la
    """,
    "idle": """
        no importa
        no hay prisa
        no mas de
        no antes de
        no despues de
    """,
    "foil:cancel": """
        <cancel> .. tarjeta/pago/suscripcion/pedido/receta/seguro
    """,
    "waitlist": """
        lista de espera
        si se libera
        si alguien cancela
        si hay .. <cancel>
        si se desocupa
        aviseme/avisenme/avisame/avisarme si/cuando
    """,
    "human": """
        <speak> con .. <person>
        <speak> .. <person>
        con una persona
        persona real
        pasarme/paseme/paselo/comuniqueme/pasame/comunicame con
        pasarme/paseme/comuniqueme .. con
        llamenme/llameme/llamame
        me <can> llamar/ayudar
        <can> llamarme/ayudarme
        me llaman $
        alguien .. llame/llamar/atienda
        ^ persona/humano/recepcion/agente/operador $
        atencion a el cliente
        eres un robot/bot
        es un robot/bot
        no .. hablar .. robot/maquina/bot
        que me llame
        que me llamen
        con un/una agente/persona/humano/asesor/operador/operadora
        ^ operadora/secretaria/asesor/asesora $
        eres/es/usted/hablo .. robot/maquina/bot
        me comunica/comunican con
        una persona
        alguien de recepcion
        hay alguien
    """,
    "stop": """
        ^ alto/parar/baja/basta/stop/detener $
        darme/dame/deme/denme de baja $
        quiero darme de baja
        deje/dejen/deja de .. <text>
        deje/dejen/deja de molestar/molestarme
        no me .. escriba/escriban/mande/manden/envie/envien/contacten/escribas/mandes/envies/contacte/llamen
        no .. mas <text>
        no .. recibir .. <text>
        no mas <text>
        quiteme/quitenme/saqueme/saquenme/borreme/borrenme/eliminenme/quitame de .. lista
        quiteme/quitenme/saqueme/saquenme/borreme/borrenme de
        paren de .. <text>
        pare de .. <text>
        dejeme/dejenme en paz
        cancelar .. suscripcion
        no quiero .. <text>
        <want> .. cancelar .. suscripcion
        paren/pare/para/detengan/detenga los/las/el/con/estos <text>
        no .. escriban/escriba mas
        no .. manden/mande/envien/envie nada
        deje/dejen/deja de escribir/escribirme/mandar/enviar/molestar/llamar/textear
    """,
    "start": """
        ^ comenzar/iniciar/empezar/reanudar/alta $
        volver a recibir
        quiero recibir .. <text>
        darme de alta
    """,
    "help": """
        ^ ayuda/info/opciones/menu/informacion $
        necesito ayuda $
        me puede ayudar $
        ayudeme/ayudame $
        como funciona
        que puedo hacer
        que puede hacer
        no entiendo
    """,
    "greet": """
        ^ hola/buenas/saludos
        buenos dias
        buenas tardes/noches
        que tal $
        como esta/estas $
        buen dia
    """,
    "thanks": """
        gracias
        muchas gracias
        mil gracias
        muy amable
        se lo agradezco
        te lo agradezco
        agradecido/agradecida
    """,
    "topic:appointments": """
        cuando es/tengo/era .. <visit>
        cuando es mi
        a que hora es/tengo/era
        que dia es/tengo/era
        que <visit> tengo
        tengo .. cita/citas $
        tengo alguna/una cita
        cuando me toca
        a que hora me toca
        mis citas
        mi proxima cita
        ver/saber/verificar/revisar/consultar .. mi/mis cita/citas
        cual es mi cita
        recuerdeme/recuerdame
        no recuerdo .. cita/hora
        confirmar .. cita
        confirmar .. hora
        con quien es/tengo
        tengo cita
        tengo .. cita
    """,
    "topic:openings": """
        que .. disponible/disponibles/libre/libres
        que horarios/horas/citas/dias .. tiene/tienen/hay
        tiene/tienen/hay .. disponible/disponibles/libre/libres/disponibilidad
        tiene/tienen/hay citas/cita/turno/turnos/espacio/lugar/hora/horas/hueco/campo/algo/disponibilidad
        hay algun/alguna .. cita/hora/turno/espacio/hueco/campo
        disponibilidad
        cuando .. disponible/libre
        cuando puedo ir/venir/pasar
        cuando me puede/pueden
        cuando <can> atenderme/verme
        proxima cita disponible
        primera cita disponible
        cuando hay
    """,
    "topic:hours": """
        horario de
        que horario
        horarios de atencion
        a que hora abren/cierran/abre/cierra
        cuando abren/cierran
        hasta que hora
        esta abierto
        estan abiertos
        abren/abierto
        cual es .. horario
        cierran/abierta
        atienden .. sabados/sabado/domingo/domingos/hoy/lunes
    """,
    "topic:address": """
        donde esta/estan/queda/quedan/es/se
        direccion
        como llego/llegar
        ubicacion
        ubicados/ubicado/ubicada
        estacionamiento/estacionar/parqueo
    """,
    "topic:phone": """
        numero de telefono
        telefono
        que numero
        a que numero
    """,
    "topic:price": """
        cuanto cuesta/cuestan/vale/sale/cobran/es/cobra
        cuanto .. cuesta/cuestan/cobran
        que precio
        precio/precios/costo/tarifa/tarifas
        es gratis
    """,
    "topic:prepare": """
        en ayunas
        ayunas/ayuno
        que .. llevar/traer
        tengo que llevar/traer/ayunar
        debo llevar/traer/ayunar
        puedo comer/beber/desayunar
        hay que ayunar/llevar
        como .. preparar/prepararme/preparo
        preparacion
    """,
    "topic:insurance": """
        seguro medico
        aceptan .. seguro
        mi seguro
        toman .. seguro
        aseguradora
        seguros
    """,
    "topic:doctors": """
        que doctores/medicos/doctor
        cuales doctores
        quienes son .. doctores/medicos
        que especialistas
        tienen .. pediatra/dermatologo/especialista/dentista
    """,
    "topic:visit_types": """
        que servicios/tratamientos
        que tipo/tipos de
        que ofrecen
        servicios
        hacen/ofrecen/realizan
    """,
    "emergency": """
        dolor/presion/opresion/dolores .. pecho
        me duele .. pecho
        duele el pecho
        ataque a el corazon
        ataque cardiaco
        infarto
        un paro $
        no puedo/puede .. respirar
        no respira
        dificultad/trabajo/problemas .. respirar
        me cuesta respirar
        le cuesta respirar
        me falta .. aire
        me ahogo
        se ahoga
        se .. ahogando
        me .. ahogando
        se atraganto
        atragantado/atragantando
        derrame cerebral
        embolia
        cara .. caida/torcida/dormida
        no puede hablar/moverse
        inconsciente
        no despierta/responde/reacciona
        se desmayo
        me desmaye
        desmayado/desmayada
        convulsion/convulsiones/convulsionando
        sobredosis
        tome/tomo .. muchas <pill>
        tome/tomo demasiadas
        se tomo .. <poison>
        tome todas
        se trago .. <poison>
        bebio/trago/ingirio/comio .. <poison>
        envenenado/envenenamiento/intoxicado
        quiero morir
        quiero morirme
        me quiero morir
        quisiera morirme
        ganas de morir/morirme/vivir
        no quiero vivir
        no quiero .. viviendo
        matarme
        me voy a matar
        me quiero matar
        suicidarme/suicidio/suicidar/suicida
        quitarme la vida
        acabar con mi vida
        terminar con mi vida
        hacerme dano
        lastimarme
        cortarme .. venas
        sangra/sangrando/sangro .. <severe>
        no para de sangrar
        no .. parar .. sangre/sangrado
        <severe> sangre
        hemorragia
        desangrando
        vomitando/tosiendo sangre
        vomita/tose sangre
        reaccion alergica grave/fuerte
        anafilaxia/anafilactico/anafilactica
        se .. cerrando .. garganta
        garganta .. cerrando
        se .. poniendo azul
        labios azules
        ambulancia
        es una emergencia
        una emergencia
        ^ emergencia
        tengo .. emergencia
        me estoy muriendo
        se esta muriendo
        se muere
        tomo/bebio/trago/tomado/bebido/tragado .. <poison>
        no deja/para de sangrar
        me/le/te cuesta .. respirar
        no .. siento/mueve/mover .. brazo/cara/pierna/lado
        duerme/dormida/dormido/paralizada/torcio/torcida/chueca .. cara/boca
        cara/boca .. dormida/paralizada/torcida/chueca
        me corte .. venas
        corte/cortado las venas
        un derrame
        me/le cierra la garganta
        cierra/cerrando/hincha/hinchando/hincho/cerro .. garganta/lengua
        convulsionando/convulsiona
        no reacciona/respira/responde/despierta
        acabar con todo
        no vale la pena vivir
        mejor muerto/muerta
        lastimarse/cortarme/cortandome
        perdiendo .. sangre
        ahogando/ahoga/asfixia/asfixiando
        desmayo/desmaye
        paro cardiaco/respiratorio
        se cayo .. inconsciente
    """,
    "foil:emergency": """
        contacto/numero de emergencia
        dolor/presion .. paso/quito/mejor
    """,
    "foil:stop": """
        por que .. deje/dejen/dejaron
    """,
    "past": """
        el ano pasado
        el mes pasado
        la semana pasada
        hace anos/meses/semanas
        hace # anos/meses/semanas/ano/mes
        hace un/dos/tres/cuatro/cinco/varios/unos ano/anos/mes/meses/semanas
        antecedentes
        historial
        de nino/nina
        tuve .. antes
        miedo a
        prevencion/seguimiento/rehabilitacion
    """,
    "since": """
        despues de mi/el/la/un/una/su
        desde mi/el/la/su
    """,
    "now": """
        ahora/hoy/ahorita/actualmente
        ahora mismo
        otra vez
    """,
    "soonest": """
        lo antes posible
        lo mas pronto
        lo mas pronto posible
        cuanto antes
        lo mas temprano
        primera .. disponible
        la primera que
        lo primero que
        la proxima disponible
        urgente
        lo mas cercano
        ya mismo
        lo antes
    """,
    "any_time": """
        cuando sea
        a cualquier hora
        cualquier hora/dia/momento/horario
        cuando quiera/puedan/pueda
        me da igual
        no tengo preferencia
        sin preferencia
        el que sea
        usted elija
    """,
    "any_doctor": """
        cualquier doctor/doctora/medico
        cualquiera
        el/la/quien que sea
        quien sea
        el que este
        con quien sea
        sin preferencia
        me da igual .. doctor
    """,
    "earlier": """
        mas temprano
        mas pronto
        antes $
        muy tarde
        algo antes
    """,
    "later_on": """
        mas tarde
        mas adelante
        muy temprano
        algo despues
    """,
    "none_of_these": """
        ninguna/ninguno/ningun
        ninguna de esas/estas
        ninguno de esos/estos
        otras horas/opciones
        otros horarios/dias
        otra opcion/hora
        otro horario/dia
        no .. esas/estas/esos/estos
    """,
    "everyone": """
        ambos/ambas
        los dos
        las dos $
        todos
        los tres
        para todos
        toda la familia
    """,
    "skip": """
        saltar/omitir/omite/salta/saltear
        no tengo
        no uso
        ninguno
        prefiero no
        sin correo
        paso $
        no quiero dar
        no lo tengo
        no quiero
    """,
    "late": """
        voy tarde
        voy a llegar .. tarde
        llego .. tarde
        llegare .. tarde
        llegaremos .. tarde
        # minutos tarde
        # minutos de retraso
        me retraso/retrase
        voy/estoy retrasado/retrasada/atrasado/atrasada
        con retraso
        en el trafico
        trafico
        voy en camino
        estoy en camino
        se me hizo tarde
        llego en #
        me demoro
        llegare/llego/voy un poco tarde
    """,
    "wrong_number": """
        numero equivocado/incorrecto
        persona equivocada
        se equivoco/equivoca/equivocaron .. numero/persona
        se equivoco
        equivocado de
        no soy esa/ese
        no conozco a
        quien es
        no soy yo
        no es mi numero
    """,
    "undo": """
        deshacer/deshaz/deshaga
        la quiero de vuelta
        recuperar .. cita
        no queria cancelar
    """,
    "not_that_doctor": """
        menos/excepto/salvo .. doctor/doctora
        no con
        no .. doctor/doctora
        que no sea
    """,
}

LEXICON = Lexicon(
    language="es",
    expansions=_EXPANSIONS,
    classes=_CLASSES,
    phrases=_PHRASES,
    mendable="cancelar confirmar confirmo reprogramar reagendar necesito quisiera doctora manana gracias correo disponible "
    "disponibles cambiar persona respirar emergencia sobredosis numero equivocado minutos suicidarme",
    telling="el la los las un una es soy son estoy esta tengo tiene quiero quisiera necesito puedo puede para por favor con "
    "sin que cual cuando donde como hola buenas buenos dias tardes noches gracias cita citas doctora manana hoy lunes "
    "martes miercoles jueves viernes sabado domingo semana proxima proximo mi mis su me se lo de en y o pero si claro vale "
    "tarde hora horas dolor duele gusta mejor otra otro ninguna ninguno primera segunda tercera hijo hija llamo nombre "
    "correo hablar persona cancelar cambiar confirmo reservar agendar enero febrero abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre muy bien espanol antes despues mediodia ayuda nada todo estare quien respirar "
    "pecho cuanto cuesta estoy esposa esposo ella el usted ustedes tienen hay voy ir venir llegar ahi alli adelante "
    "perfecto correcto listo dale temprano pronto posible siguiente cualquier ambos",
    common="casa mas menos ano anos mes dia agua ojo ojos mano pie boca cabeza madre padre nino nina gente cosa cosas tiempo "
    "trabajo vida parte lugar caso forma problema problemas nuevo nueva grande pequeno mismo misma cada algo alguien nadie "
    "siempre nunca aqui alla entonces tambien solo hasta desde sobre entre contra durante hacer decir ver dar saber poder "
    "querer llevar dejar seguir encontrar llamar pensar salir volver tomar conocer vivir sentir tratar mirar contar empezar "
    "esperar buscar entrar trabajar escribir perder entender pedir recibir recordar terminar permitir aparecer conseguir "
    "comenzar servir sacar necesitar mantener resultar leer caer cambiar crear abrir considerar oir acabar paso pasa pasar "
    "calle clinica medico medicos dentista seguro tos fiebre gripe vacuna sangre espalda garganta estomago",
    names={
        "ingles": "en",
        "english": "en",
        "espanol": "es",
        "castellano": "es",
        "spanish": "es",
        "frances": "fr",
        "portugues": "pt",
    },
    relations={
        "child": "hijo hija hijos hijas nino nina bebe hijito hijita nieto nieta",
        "spouse": "esposo esposa marido mujer senora",
        "partner": "pareja novio novia",
        "parent": "madre padre mama papa mami papi suegra suegro padres",
        "sibling": "hermano hermana",
        "grandparent": "abuelo abuela abuelita abuelito",
        "friend": "amigo amiga vecino vecina",
        "self": "mi mismo misma",
    },
    numbers={
        "uno": 1,
        "una": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
    },
    ordinals={
        "primera": 1,
        "primero": 1,
        "primer": 1,
        "segunda": 2,
        "segundo": 2,
        "tercera": 3,
        "tercero": 3,
        "tercer": 3,
        "cuarta": 4,
        "cuarto": 4,
        "quinta": 5,
        "quinto": 5,
    },
    months={
        "enero": 1,
        "ene": 1,
        "febrero": 2,
        "feb": 2,
        "marzo": 3,
        "mar": 3,
        "abril": 4,
        "abr": 4,
        "mayo": 5,
        "may": 5,
        "junio": 6,
        "jun": 6,
        "julio": 7,
        "jul": 7,
        "agosto": 8,
        "ago": 8,
        "septiembre": 9,
        "setiembre": 9,
        "sep": 9,
        "sept": 9,
        "octubre": 10,
        "oct": 10,
        "noviembre": 11,
        "nov": 11,
        "diciembre": 12,
        "dic": 12,
    },
    specialties={
        "general": "general cabecera familia familiar",
        "family": "general cabecera familia familiar",
        "paediatr": "ninos pediatra pediatria",
        "pediatr": "ninos pediatra pediatria",
        "dermat": "piel dermatologo dermatologa",
        "cardio": "corazon cardiologo cardiologa",
        "dent": "dentista dientes muelas dental",
        "orthop": "huesos ortopedista traumatologo",
        "gyn": "ginecologo ginecologa",
        "psych": "psicologo psicologa psiquiatra terapeuta",
        "opht": "ojos oftalmologo oculista",
        "neuro": "neurologo",
        "physio": "fisioterapeuta",
        "nutri": "nutricionista nutriologo",
    },
    complaints={
        "checkup": "chequeo revision control examen",
        "flu_shot": "vacuna gripe",
        "dental": "muela diente dientes caries",
        "skin": "piel lunar sarpullido erupcion acne",
    },
    not_names="el la los las un una muy solo aqui ahi para con de en tarde mal bien enfermo enferma libre ocupado ocupada "
    "seguro segura nuevo nueva alergico alergica embarazada diabetico que cuando donde como quien si no gracias hola por favor "
    "urgente mi mis su es era esta soy y o pero doctor doctora paciente madre padre mama papa quien yo",
    wordy_names="luz sol mar cruz flores reyes rosa blanca dolores mercedes pilar consuelo angel jesus santos iglesias rey "
    "leon lobo calle campos rios rojas blanco delgado rubio moreno bravo bueno guerra paz gracia amada victoria julio abril",
    introductions="mi nombre es\nme llamo\nmi nombre completo es\nnombre\nnombre completo\na nombre de\nme dicen\nel nombre es",
    shy_introductions="soy\nhabla\nle habla\naqui\nes\nle escribe",
    symbols={"arroba": "@", "punto": ".", "guion": "-", "mas": "+"},
    born="nacimiento naci nacio nacida nacido cumpleanos",
    titles="doctor doctora dra dr doctores medico",
    day_first=True,
)
