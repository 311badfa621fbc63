"""Spanish wordings, a table a class; said on Wednesday, November 25, 2026, at half past nine."""

from __future__ import annotations

from tests.conversations.understanding.when.said import said

HORAS = {
    "a las 3": "11-25 15:00",
    "a la una y media": "11-25 13:30",
    "a las tres y cuarto": "11-25 15:15",
    "a las 5 menos cuarto": "11-25 16:45",
    "las doce menos cinco": "11-25 11:55",
    "cuarto para las 4": "11-25 15:45",
    "faltan diez para las 5": "11-25 16:50",
    "ocho y veinte de la noche": "11-25 20:20",
    "a las 16h": "11-25 16:00",
    "las 10 de la mañana": "11-25 10:00",
    "3 de la tarde": "11-25 15:00",
    "a las seis cero dos pm": "11-25 18:02",
    "al mediodía": "11-25 12:00",
    "a eso de las 5": "11-25 17:00",
    "a las ocho cuarenta y cinco": "11-26 08:45",
}
DIAS = {
    "mañana": "11-26",
    "pasado mañana": "11-27",
    "el martes": "12-01",
    "miercoles": "12-02",
    "sabado": "11-28",
    "el próximo viernes": "12-04",
    "el viernes que viene": "12-04",
    "el 9": "12-09",
    "el día 15": "12-15",
    "el 3 de marzo": "03-03",
    "14/12": "12-14",
    "el treinta y uno": "12-31",
    "martes 15 de diciembre": "12-15",
    "el 14 del 12": "12-14",
    "nochebuena": "12-24",
    "dentro de dos semanas": "12-09",
    "en 3 días": "11-28",
    "de hoy en ocho": "12-02",
    "el lunes de la próxima semana": "11-30",
    "el primer lunes de diciembre": "12-07",
    "el último viernes del mes": "11-27",
}
TRAMOS = {
    "la semana que viene": "11-30..12-06",
    "esta semana": "11-23..11-29",
    "este fin de semana": "11-28..11-29",
    "el mes que viene": "12-01..12-31",
    "a mediados de diciembre": "12-11..12-20",
    "a finales de la próxima semana": "12-03..12-06",
    "la primera semana de enero": "01-04..01-10",
    "la semana del 14 de diciembre": "12-14..12-20",
    "los próximos 3 días": "11-26..11-28",
}
JUNTOS = {
    "mañana por la mañana": "11-26 08:00-12:00",
    "mañana a las 10": "11-26 10:00",
    "el martes por la tarde": "12-01 12:00-19:00",
    "a las siete de la tarde del 15": "12-15 19:00",
    "mañana de 2 a 4": "11-26 14:00-16:00",
    "entre las 9 y las 11 del viernes": "11-27 09:00-11:00",
    "de lunes a miércoles": "11-30..12-02",
    "del 13 al 15 de diciembre": "12-13..12-15",
    "después de las 4": "11-25 16:00-24:00",
    "antes de las 11": "11-25 00:00-11:00",
    "a partir de las 4 el jueves": "11-26 16:00-24:00",
    "hasta el viernes": "11-25..11-27",
    "lunes o martes a las 3": "11-30 15:00; 12-01 15:00",
    "cualquier día menos el viernes": "11-26; 11-28..12-02",
    "no puedo el lunes, mejor el martes": "12-01",
    "perdón, el 9": "12-09",
    "hoy a las 5": "11-25 17:00",
    "esta noche a las 8": "11-25 20:00",
    "cita for tuesday at 3": "12-01 15:00",
    "quiero una cita next monday": "11-30",
}
RECHAZOS = {
    "el viernes no, el lunes": "11-30",
    "el viernes, no el lunes": "11-27",
    "a las 3 no, a las 4": "11-25 16:00",
    "por la mañana no, por la tarde": "11-25 12:00-19:00",
    "el jueves no puedo, el viernes sí": "11-27",
    "la próxima semana pero el lunes no": "12-01..12-06",
    "el lunes que viene no, el otro": "12-07",
    "no este viernes sino el otro": "12-04",
    "este jueves no, el siguiente": "12-03",
}
TELEFONO = {
    "el tuesday a las 3 pm": "12-01 15:00",
    "q tal el jueves a las 3": "11-26 15:00",
    "mñn x la tarde": "11-26 12:00-19:00",
    "porfa el juves tempranito": "11-26 08:00-10:00",
    "el mier a las 3 y media": "12-02 15:30",
    "tipo 5": "11-25 17:00",
    "a las tres y pico": "11-25 ~15:00",
    "en la tardecita": "11-25 12:00-19:00",
    "el finde": "11-28..11-29",
    "el 2 de dic": "12-02",
    "quiero cita el 2/12": "12-02",
    "el 13/12 a las 10": "12-13 10:00",
}
CONTADOS = {
    "dentro de 2 horas": "11-25 09:30-11:30",
    "dentro de media hora": "11-25 09:30-10:00",
    "dentro de 15 días": "12-10",
    "dentro de un mes": "12-25",
    "dentro de tres días hábiles": "11-30",
    "los 3 días que vienen": "11-26..11-28",
    "las 2 semanas que vienen": "11-30..12-13",
    "el viernes 4 a las 7 de la tarde": "12-04 19:00",
    "el viernes de 4 a 7 de la tarde": "11-27 16:00-19:00",
    "del 5 al 10": "12-05..12-10",
    "desde el 28 hasta el 3": "11-28..12-03",
    "de 5 a 10": "11-25 17:00-22:00",
    "de hoy en quince": "12-09",
    "mañana temprano": "11-26 08:00-10:00",
    "temprano el lunes": "11-30 08:00-10:00",
    "el jueves al anochecer": "11-26 19:00-24:00",
}
_TABLES = (HORAS, DIAS, TRAMOS, JUNTOS, RECHAZOS, TELEFONO, CONTADOS)


def test_each_wording_is_read() -> None:
    told = {text: windows for table in _TABLES for text, windows in table.items()}
    assert {text: "; ".join(said(text)) for text in told} == told


def test_un_is_no_hour() -> None:
    assert said("el martes 1 de diciembre por la tarde para un chequeo") == ["12-01 12:00-19:00"]
