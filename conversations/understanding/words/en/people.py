"""English words about people: numbers, months, relations, specialties, complaints, names."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
}  # fmt: skip
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
SYMBOLS = {
    "at": "@", "dot": ".", "period": ".", "point": ".", "underscore": "_", "dash": "-", "hyphen": "-", "plus": "+",
}  # fmt: skip
NAMES = {
    "english": "en", "ingles": "en", "spanish": "es", "espanol": "es", "castellano": "es", "french": "fr",
    "german": "de", "portuguese": "pt", "italian": "it",
}  # fmt: skip
RELATIONS = {
    "child": "son daughter child kid kids kiddo kiddos children baby boy girl toddler newborn infant stepson stepdaughter grandson granddaughter",
    "spouse": "husband wife spouse hubby",
    "partner": "partner boyfriend girlfriend fiance fiancee",
    "parent": "mother mom mum father dad mama papa mommy daddy parent parents",
    "sibling": "brother sister sibling",
    "grandparent": "grandmother grandfather grandma grandpa granny nana",
    "friend": "friend roommate neighbor neighbour",
    "self": "me myself",
}
SPECIALTIES = {
    "general": "gp general family primary",
    "family": "gp family general",
    "paediatr": "kids children child pediatrician paediatrician pediatrics paediatrics pediatric",
    "pediatr": "kids children child pediatrician paediatrician pediatrics paediatrics pediatric",
    "dermat": "skin dermatologist derm dermatology",
    "cardio": "heart cardiologist cardiology",
    "dent": "dentist teeth tooth dental",
    "orthop": "bone bones orthopedist orthopaedic orthopedic",
    "gyn": "gynecologist gynaecologist obgyn women's gyno",
    "psych": "therapist psychiatrist psychologist counselor shrink",
    "opht": "eye eyes ophthalmologist",
    "optom": "eye eyes optometrist optician",
    "neuro": "neurologist nerve brain",
    "ent": "ent ear throat nose",
    "physio": "physio physiotherapist",
    "nutri": "nutritionist dietitian",
}
COMPLAINTS = {
    "checkup": "checkup physical annual check-up routine exam examination",
    "flu_shot": "flu shot vaccine jab vaccination immunization shots immunizations vaccinations vaccinated jabs 💉",
    "dental": "tooth toothache teeth filling 🦷",
    "skin": "rash mole acne skin eczema",
}
INTRODUCTIONS = """
    my name is | my full name is | the name is | my names | name is | full name is | name | full name | i am called
    they call me | under the name of | under the name | under the name is | my name's
    my name is now | my name now is | my name's now | my new name is
"""
SHY_INTRODUCTIONS = """
    you can put | just put | put me down as | it is under | under | i go by | go by | put down
    this is | it is | i am | call me | you can call me | here is | speaking with
"""
GIVEN_NAMES = "first name | given name | first name's"
FAMILY_NAMES = "last name | surname | family name | last name's"
REACTIONS = """
    liked | loved | disliked | questioned | emphasized | emphasised | laughed at | reacted to | reacted with to | to |
    reacted
"""
UNMARKING = "removed"
BORN = "born birthday birthdate birth dob bday"
TITLES = "doctor dr doctors professor nurse"
NOT_NAMES = """
    dr doctor doctors office clinic pharmacy hospital nurse regarding re
    a an the not very so just sorry here there on at in for to from with late running going coming trying looking
    calling texting writing having feeling sick ill good fine okay ok sure busy free available ready happy sad tired
    done back new old still unable able about afraid wondering interested pregnant it that this what when where who
    how why yes no maybe thanks please hi hello urgent important correct wrong right his her my your our their is
    are was i you he she we they and or but if unsure hurting bleeding allergic diabetic waiting hoping patient
    mother father mom dad spelled spelt misspelled incorrect spelling
"""
WORDY_NAMES = """
    mark will grace rose may june april august hope faith joy summer dawn art bill frank grant jack rich young king
    long brown white black green hill park price day rivers wood woods stone cook baker page banks wells case drew
    pat sue gene dean ray guy lane miles rob chase cash sky star ruby pearl ivy lily daisy violet jasmine melody
    harmony destiny charity christian norm cliff dale glen heath forest reed rusty sandy penny robin crystal amber
    autumn bishop bush church field fields flowers gold lake little love major marsh mason miller moon noble north
    post powers short small snow south speaker spring strong swift walker ward waters way west wise
"""
