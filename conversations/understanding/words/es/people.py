"""Spanish words about people: numbers, months, relations, specialties, complaints, names."""

NUMBERS = {
    "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10,
}  # fmt: skip
ORDINALS = {
    "primera": 1, "primero": 1, "primer": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercero": 3, "tercer": 3,
    "cuarta": 4, "cuarto": 4, "quinta": 5, "quinto": 5,
}  # fmt: skip
MONTHS = {
    "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "mar": 3, "abril": 4, "abr": 4, "mayo": 5, "may": 5,
    "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9, "setiembre": 9, "sep": 9,
    "sept": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11, "diciembre": 12, "dic": 12,
}  # fmt: skip
SYMBOLS = {
    "arroba": "@", "punto": ".", "guion": "-", "mas": "+",
}  # fmt: skip
NAMES = {
    "ingles": "en", "english": "en", "espanol": "es", "castellano": "es", "spanish": "es", "frances": "fr",
    "portugues": "pt",
}  # fmt: skip
RELATIONS = {
    "child": "hijo hija hijos hijas nino nina bebe hijito hijita nieto nieta nene nena nenes peque bebita bebito ninito ninita chamaco chamaca",
    "spouse": "esposo esposa marido mujer senora",
    "partner": "pareja novio novia",
    "parent": "madre padre mama papa mami papi suegra suegro padres",
    "sibling": "hermano hermana",
    "grandparent": "abuelo abuela abuelita abuelito",
    "friend": "amigo amiga vecino vecina",
    "self": "mi mismo misma",
}
SPECIALTIES = {
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
}
COMPLAINTS = {
    "checkup": "chequeo revision control examen",
    "flu_shot": "vacuna gripe vacunas vacunarme vacunar vacunarlo vacunarla vacunacion",
    "dental": "muela diente dientes caries",
    "skin": "piel lunar sarpullido erupcion acne",
}
INTRODUCTIONS = """
    mi nombre es | mi nombre ahora es | mi nombre es ahora | mi nuevo nombre es | me llamo ahora | me llamo | mi nombre completo es | nombre | nombre completo | a nombre de | me dicen
    el nombre es | se llama | su nombre es | el paciente es | la paciente es | el paciente se llama
"""
SHY_INTRODUCTIONS = """
    ponga | pongale | anote | anoteme como | a nombre de
    soy | habla | le habla | aqui | es | le escribe
"""
GIVEN_NAMES = "primer nombre | nombre | nombres"
FAMILY_NAMES = "apellido | apellidos | primer apellido"
REACTIONS = """
    le gusto | le encanto | no le gusto | se rio de | le dio risa | enfatizo | exclamo por | destaco | pregunto por |
    cuestiono | reacciono con a | reacciono a | a
"""
UNMARKING = "quito elimino"
BORN = "nacimiento naci nacio nacida nacido cumpleanos"
TITLES = "doctor doctora dra dr doctores medico"
NOT_NAMES = """
    el la los las un una muy solo aqui ahi para con de en tarde mal bien enfermo enferma libre ocupado ocupada
    seguro segura nuevo nueva alergico alergica embarazada diabetico que cuando donde como quien si no gracias hola
    por favor urgente mi mis su es era esta soy y o pero doctor doctora paciente madre padre mama papa yo
"""
WORDY_NAMES = """
    luz sol mar cruz flores reyes rosa blanca dolores mercedes pilar consuelo angel jesus santos iglesias rey leon
    lobo calle campos rios rojas blanco delgado rubio moreno bravo bueno guerra paz gracia amada victoria julio
    abril
"""
