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
