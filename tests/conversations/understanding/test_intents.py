"""What a message wants done: a table per intent, in both languages."""

from __future__ import annotations

from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import read
from tests.conversations.understanding.test_answers import table

INTENTS = {
    "book": """
        can i come in tomorrow | i need an appointment | book me with dr lee | id like to see a doctor | need a checkup next tuesday at 3
        I want to make an appointment please | can you fit me in today | schedule a visit for my son | i need to be seen | appointment please
        could i get a physical next week | Hi! Can I book an apointment? | quiero una cita | necesito ver al doctor | quisiera agendar una cita
        me puede dar una cita para mañana | necesito cita con la dra lee | reservar cita | quiero sacar turno
    """,
    "cancel": """
        i have to cancel | please cancel my appointment | cancel | CANCEL | cancel it please | i need to cancle my appointment | cant make it sorry
        i won't be able to come tomorrow | can you cancel tuesday's visit | i dont need the appointment anymore | i'm not coming | call off my visit
        get rid of my appointment | i can no longer make it | quiero cancelar mi cita | cancelar | necesito anular la cita | no puedo ir mañana
        ya no necesito la cita | no voy a poder ir | cancele mi cita por favor
    """,
    "reschedule": """
        can i reschedule | i need to move my appointment | reschedule please | can we change it to friday | i cant make it, can we do another day
        change my appointment to tomorrow | could we push it back an hour | move my visit to next week please | need to rebook
        cancel tuesday and book me in for friday | is there a different time i could come | need a different time
        quiero cambiar mi cita | puedo mover la cita para otro día | reprogramar | necesito reagendar mi cita | se puede cambiar la hora
    """,
    "confirm": "confirm | i confirm | ill be there | confirmed | see you then | confirmo | allí estaré | C",
    "query": """
        when is my appointment | what time am i coming in | do i have an appointment tomorrow | what appointments do i have
        what do you have on friday | any openings next week | what are your hours | where are you located | how much is a checkup
        do i need to fast | are you open on saturday | do you take insurance | when's my next visit | is there anything available today
        cuándo es mi cita | a qué hora abren | dónde están | cuánto cuesta | tengo que ir en ayunas | qué horarios tienen | qué citas tengo
    """,
    "waitlist": """
        put me on the waitlist | can i go on the waiting list | let me know if something opens up sooner | text me if anything earlier comes up
        lista de espera por favor | avíseme si se libera algo antes
    """,
    "human": """
        can i talk to someone | i want to speak to a human | real person please | call me | can someone call me back | receptionist
        let me speak to the front desk | are you a robot | quiero hablar con una persona | puede llamarme alguien | hablar con recepción
        connect me to a nurse | i dont want to talk to a bot
    """,
    "emergency": """
        chest pain | i cant breathe | my chest hurts really bad | i think im having a heart attack | my baby swallowed bleach | he is unconscious
        i took too many pills | i want to kill myself | i want to die | shes not breathing | bleeding wont stop | his face is drooping
        my throat is closing up | i overdosed | he's having a seizure | this is an emergency | i can't breath | my husband passed out
        i don't want to live anymore | she drank some antifreeze | he is choking | having a stroke | my tongue is swelling | i feel suicidal
        i've been thinking about hurting myself | need an ambulance | he collapsed and isnt responding | coughing up blood | severe allergic reaction
        quiero morirme | no puedo respirar | me duele mucho el pecho | dolor en el pecho | mi bebé se tragó una pila | está inconsciente
        tomé muchas pastillas | me quiero matar | no quiero vivir | es una emergencia | no para de sangrar | mi hijo no respira
        se desmayó mi mamá | está convulsionando | creo que es un infarto | se le está cerrando la garganta
    """,
    "stop": """
        stop | STOP | Stop. | stopall | unsubscribe | end | quit | revoke | optout | stop texting me | please stop texting me
        take me off your list | no more messages | stop sending me messages | don't text me again | remove me from your list | opt me out
        stop messaging this number | leave me alone | dejen de escribirme | no me manden más mensajes | baja | no quiero recibir mensajes
    """,
    "start": "start | START | unstop | subscribe | opt me back in | start texting me again",
    "help": "help | HELP | info | menu | what can you do | ayuda | cómo funciona | how does this work",
    "greet": "hi | hello there | good morning | hey | hola | buenos días | buenas tardes",
    "thanks": "thanks | thank you very kindly | thx | ty | gracias | muchas gracias | thanks a lot!",
    "other": "the sky is blue | asdfgh | my cat is orange | i like trains | mi perro es negro",
}


@each([(text, intent) for intent, texts in INTENTS.items() for text in table(texts)])
def test_the_intent_of_a_message_out_of_the_blue(text: str, intent: str) -> None:
    assert read(text).intent == intent


@each(
    table("""
    no chest pain, just a cough | had chest pain last year, want a check-up | i don't have chest pain | she has no trouble breathing
    not an emergency, but i'd like to come in soon | it's not an emergency | my dad died of a heart attack, i want a checkup
    follow up after my stroke | i had a stroke two years ago | my feet are killing me | i'm dying to see you lol | sin dolor de pecho
    no tengo dolor de pecho | no es una emergencia | tuve un infarto el año pasado y quiero un chequeo | emergency contact is my wife
    i can breathe fine | never had a seizure | without any bleeding | do i strike a match | i stopped smoking | the parking was a nightmare
    """)
)
def test_no_danger(text: str) -> None:
    assert read(text).intent != "emergency"


@each(
    table("""
    can i stop by tomorrow | can i stop taking my pills | should i stop eating before the visit | the bus stop is far | please cancel my appointment
    my cough won't stop | i'll stop in at 3 | end of the week | at the end of the month | i quit smoking | don't stop | puedo dejar de tomar las pastillas
    """)
)
def test_no_opt_out(text: str) -> None:
    assert read(text).intent != "stop"


@each(
    table("""
    don't cancel | please dont cancel my appointment | do not cancel it | i don't want to cancel | what's your cancellation fee
    my mom has cancer | no cancele mi cita | no quiero cancelar | never said cancel | i never asked you to cancel
    """)
)
def test_no_cancellation(text: str) -> None:
    assert read(text).intent != "cancel"


@each(table("cant make it sorry | i can't come | won't be able to make it | no puedo ir"))
def test_not_coming_answers_the_reminder(text: str) -> None:
    told = read(text, expecting="yes_no")
    assert (told.intent, told.answer) == (None, "no")


@each(
    [
        ("maya chen", "name"),
        ("maya@mail.example", "email"),
        ("4/17/88", "birthdate"),
        ("yes", "yes_no"),
        ("2", "choice"),
        ("no", "yes_no"),
    ]
)
def test_a_text_that_merely_answers_wants_nothing(text: str, expecting: str) -> None:
    assert read(text, expecting=expecting).intent is None


@each(
    [
        ("when is my appointment?", ("appointments",)),
        ("what do you have on friday", ("openings",)),
        ("do i have anything on thursday", ("appointments",)),
        ("tengo algo el jueves?", ("appointments",)),
        ("what are your hours", ("hours",)),
        ("whats the address", ("address",)),
        ("how much does a visit cost", ("price",)),
        ("do i need to fast?", ("prepare",)),
        ("what's your phone number", ("phone",)),
        ("do you take medicare", ("insurance",)),
        ("which doctors do you have", ("doctors",)),
        ("what services do you offer", ("visit_types",)),
        ("where are you and how much is it", ("address", "price")),
        ("¿cuánto cuesta?", ("price",)),
        ("¿a qué hora cierran?", ("hours",)),
        ("¿dónde queda la clínica?", ("address",)),
        ("¿tienen algo el viernes?", ("openings",)),
        ("¿a qué hora es mi cita?", ("appointments",)),
        ("¿qué doctores tienen?", ("doctors",)),
        ("how long does it take", ("duration",)),
        ("is there parking?", ("desk",)),
        ("i need to bring my son for a visit", ()),
        ("¿cuánto dura?", ("duration",)),
        ("yes", ()),
    ]
)
def test_what_a_question_is_about(text: str, topics: tuple[str, ...]) -> None:
    assert read(text).topics == topics


@each([
        ("i confirm my appointment", "confirm"), ("confirming my visit", "confirm"), ("confirmo mi cita", "confirm"),
        ("please confirm my appointment", "query"), ("what time was it again?", "query"), ("when was it", "query"),
        ("which day am i coming", "query"), ("a qué hora era", "query"),
        ("bye", "thanks"), ("have a nice day", "thanks"), ("good night", "thanks"), ("adiós", "thanks"), ("que tenga buen día", "thanks"),
        ("put me on the waitlist for an earlier time", "waitlist"), ("lista de espera para algo más temprano", "waitlist"),
        ("change my email", "other"), ("i have a new phone number", "other"), ("cambiar mi correo", "other"), ("my name is spelled wrong", "other"),
        ("who is this?", "help"), ("what is this number", "other"), ("quién es", "help"),
    ])  # fmt: skip
def test_near_misses(text: str, intent: str) -> None:
    told = read(text)
    assert told.intent == intent
    assert told.name is None
    assert not told.when
