"""The same wishes in other words, a table a wish; a failure names each wording that is read otherwise."""

from __future__ import annotations

from typing import Any

from tests.conversations.understanding.reading import read

LATE = {
    "gonna be like 20 mins late": 20,
    "stuck in traffic, there in 15": 15,
    "be there in 5": 5,
    "can't find parking, be there soon": 0,
    "me atrasé": 0,
    "llego en 10 minutos": 10,
    "voy llegando": 0,
    "running 15 late": 15,
    "eta 10 min": 10,
    "might be a few minutes late": 0,
    "voy 15 min tarde": 15,
    "am i too late to book": None,
    "sorry for the late reply": None,
    "i'll be there": None,
    "nos vemos": None,
}
INTENTS = {
    "don't forget to cancel it": "cancel",
    "should I cancel if I'm sick": "query",
    "debo cancelar si estoy enfermo": "query",
    "quiero appointment": "book",
    "another one for me the same day": "book",
    "otra cita para mí": "book",
    "i was wondering if i could cancel": "cancel",
    "i got the flu and need to cancel": "cancel",
    "no me puede mandar la ubicación?": "query",
    "please make it stop hurting": "other",
    "do i have to pay if i cancel": "query",
    "was my appointment cancelled?": "query",
    "did you cancel my appointment": "query",
    "why did you cancel my appointment": "human",
    "tengo que pagar si cancelo": "query",
    "por qué cancelaron mi cita": "human",
    "let me know if anyone cancels": "waitlist",
    "avíseme si alguien cancela": "waitlist",
    "take me off the schedule": "cancel",
    "cancel reminders": "stop",
    "basta de mensajes": "stop",
    "enough with the texts": "stop",
    "cant make it tomorrow can we do friday": "reschedule",
    "when does dr park work": "query",
    "trabaja la dra lee los viernes?": "query",
    "need a 💉": "book",
    "need 2 cancel": "cancel",
    "i don't have chest pain or trouble breathing": None,
    "my kid swallowed a coin": "emergency",
    "se me rompió la fuente": "emergency",
    "no tengo dolor de pecho": None,
    "mi abuelo murió de un infarto": "other",
    "ya llegué": "other",
    "please stop texting me": "stop",
    "déjenme de escribir": "stop",
    "remove me": "stop",
    "i'll stop by at 3": None,
    "can't stop coughing": "book",
    "stop my appointment": "cancel",
    "scratch tuesday": "cancel",
    "gotta bail on monday": "cancel",
    "have to skip tomorrow": "cancel",
    "se me complicó": "cancel",
    "no me va a dar tiempo": "cancel",
    "any cancellations?": "waitlist",
    "text me if you get a cancellation": "waitlist",
    "i'd kill for an appointment": "book",
    "dying to get in this week": "book",
    "this traffic is killing me": "other",
    "take me off for friday": "cancel",
    "don't need to see the doctor anymore": "cancel",
    "i'm not going to be late": "other",
    "no voy a llegar tarde": "other",
    "suspenda mi cita": "cancel",
    "move me to friday": "reschedule",
    "can't do monday, what about wednesday": "reschedule",
    "podemos dejarla para el jueves": "reschedule",
    "i want to complain": "human",
    "me pueden marcar": "human",
    "me quiero matar de la risa": "other",
    "me quiero morir": "emergency",
    "i'm thinking about ending things": "emergency",
    "can't go on anymore": "emergency",
    "took too much tylenol": "emergency",
    "me aprieta el pecho": "emergency",
    "my dad had a stroke in 2015": "other",
    "i can't go on tuesday": "cancel",
    "need to get my teeth cleaned": "book",
    "are you taking new patients": "human",
    "aceptan pacientes nuevos?": "human",
    "does dr park see kids": "query",
    "can someone call me": "human",
    "representante": "human",
    "i need a refill": "human",
    "are my lab results back?": "human",
    "necesito una receta": "human",
    "ya están mis resultados?": "human",
    "do you validate parking": "human",
    "i need a refill and an appointment tuesday": "book",
}
ANSWERS = {
    "yes if my husband can drive": "unsure",
    "if i can get a ride": "unsure",
    "sí si me dan permiso": "unsure",
    "le confirmo al rato": "no",
    "i need to be seen sooner than that": "no",
    "dont see why not": "yes",
    "primero dios": "yes",
    "de nada": None,
    "tengo junta": "no",
    "tes": "yes",
    "wouldnt miss it": "yes",
    "va que va": "yes",
    "sin falta": "yes",
    "simón": "yes",
    "órale": "yes",
    "c": "yes",
    "no problem": "yes",
    "no changes needed": "yes",
    "i'll make it": "yes",
    "we'll both be there": "yes",
    "sí me queda bien": "yes",
    "me acomoda": "yes",
    "sí si me queda tiempo": "unsure",
    "no longer interested": "no",
    "tengo un compromiso": "no",
    "ni sí ni no": "unsure",
    "not a problem, see you then": "yes",
    "yes but i may be 5 min late": "yes",
    "i have work": "no",
    "i have to work": "no",
    "tengo que trabajar": "no",
    "not free then": "no",
    "its not possible": "no",
    "ya no": "no",
    "of course not": "no",
    "yes no wait": "unsure",
    "a lo mejor": "unsure",
    "i'll try": "unsure",
    "ill do my best": "unsure",
    "chance y sí": "unsure",
    "see ya tuesday": "yes",
    "obvio": "yes",
    "obvio no": "no",
    "no xq trabajo": "no",
    "x supuesto": "yes",
    "🤷": "unsure",
    "i'm sick": None,
    "🙏": None,
    "what?": None,
}

LANGUAGES = {
    "no hablo inglés": "es",
    "i dont speak spanish": "en",
    "sorry no english": "es",
    "no entiendo inglés": "es",
    "english please": "en",
    "habla español?": "es",
    "my english teacher is here": None,
}


def told(table: dict[str, Any], field: str, **more: Any) -> dict[str, Any]:
    """What is read of each wording."""
    return {text: getattr(read(text, **more), field) for text in table}


def test_how_late() -> None:
    assert told(LATE, "late_minutes") == LATE


def test_what_is_wanted() -> None:
    assert told(INTENTS, "intent") == INTENTS


def test_what_is_answered() -> None:
    assert told(ANSWERS, "answer", expecting="yes_no") == ANSWERS


def test_which_language_is_wished_for() -> None:
    assert told(LANGUAGES, "language_wish") == LANGUAGES
    assert set(told(LANGUAGES, "answer").values()) == {None}
