"""What else Spanish-speaking patients say along with a wish."""

PHRASES = {
    "soonest": """
        lo antes posible | lo mas pronto | lo mas pronto posible | cuanto antes | lo mas temprano
        primera .. disponible | la primera que | lo primero que | la proxima disponible | urgente | lo mas cercano
        ya mismo | lo antes
    """,
    "any_time": """
        cuando sea | a cualquier hora | cualquier hora/dia/momento/horario | cuando quiera/puedan/pueda
        me da igual | no tengo preferencia | sin preferencia | el que sea | usted elija
    """,
    "any_doctor": """
        cualquier doctor/doctora/medico | cualquiera | el/la/quien que sea | quien sea | el que este | con quien sea
        sin preferencia | me da igual .. doctor
    """,
    "other_doctor": """
        otro/otra/diferente/distinto/distinta doctor/doctora/medico/medica/dentista/especialista
        doctor/doctora/medico/medica diferente/distinto/distinta | con otro/otra $ | con alguien mas
        cambiar/cambio de doctor/doctora/medico | que no sea el/la/ese/esa doctor/doctora/medico
        otro que no sea | con otra persona | hay otro/otra $ | algun otro doctor/medico | alguna otra doctora
    """,
    "foil:other_doctor": """
        mi/vi/de/por otro/otra doctor/doctora/medico/medica
    """,
    "earlier": """
        mas temprano | mas pronto | antes $ | muy tarde | algo antes
    """,
    "later_on": """
        mas tarde | mas adelante | muy temprano | algo despues
    """,
    "none_of_these": """
        ninguna/ninguno/ningun | ninguna de esas/estas | ninguno de esos/estos | otras horas/opciones
        otros horarios/dias | otra opcion/hora | otro horario/dia | no .. esas/estas/esos/estos
        nada .. sirve/funciona/queda/viene/va/conviene
    """,
    "any_offer": """
        cualquiera | la que sea | el que sea | me da igual | usted elija/escoja/decida | las/los dos/tres me sirven/funcionan/van/quedan
        las/los dos/tres sirven/funcionan | todas/todos me sirven/funcionan/van | la que quiera/guste/prefiera | me da lo mismo
        la que usted diga | escoja/elija usted | la que tenga | ambas/ambos me sirven/funcionan/van
    """,
    "foil:any_offer": """
        ninguna/ninguno .. cualquiera | cualquiera otra/otro
    """,
    "everyone": """
        ambos/ambas | los dos | las dos $ | todos | los tres | para todos | toda la familia
        todas mis/nuestras/las <visit> | ninguno/ninguna de nosotros/nosotras | ninguno/ninguna de los/las dos
    """,
    "foil:everyone": """
        despues de todo
    """,
    "skip": """
        saltar/omitir/omite/salta/saltear | no tengo | no uso | ninguno | prefiero no | sin correo | paso $
        no quiero dar | no lo tengo | no quiero
        dejelo/dejalo en blanco | prefiero no dar/darlo/decir | sin correo/email
    """,
    "foil:skip": """
        ninguno/ninguna de | no .. ninguno/ninguna | ninguno/ninguna .. sirve/funciona/queda/viene/va
    """,
    "late": """
        me atraso/atrase/demore/entretuve | voy llegando | ya llego | ya casi llego | ya mero llego | llego en un/unos
        estoy buscando estacionamiento | atorado/atorada/atascado/atascada en | perdi el bus/camion/tren/metro | ando tarde
        voy tarde | voy a llegar .. tarde | llego .. tarde | llegare .. tarde | llegaremos .. tarde
        # minutos tarde | # minutos de retraso | me retraso/retrase
        voy/estoy retrasado/retrasada/atrasado/atrasada | con retraso | en el trafico | trafico | voy en camino
        estoy en camino | se me hizo tarde | llego en # | me demoro | llegare/llego/voy un poco tarde
        # min/mins/minutos/minutitos tarde | media hora tarde | una hora tarde | estoy/ando/vengo a # min/mins/minutos | # min/mins/minutos de/mas | un poco/poquito tarde | llego/voy/estoy tarde
        llego/estoy en # min/mins/minutos | tardo/tardare # min/mins/minutos | voy .. min/minutos tarde | ya voy | hora tarde
    """,
    "foil:late": """
        mas tarde/temprano | no .. tarde
        muy tarde | tarde para | es tarde | por/en/de la tarde | esta/esa/buena tarde | demasiado tarde | ya voy a | ya voy por/con/de
    """,
    "wrong_number": """
        no es el/mi numero/telefono de | ya no es el numero | tienen mal el numero | marco/marcaron mal
        numero equivocado/incorrecto | persona equivocada | se equivoco/equivoca/equivocaron .. numero/persona
        se equivoco | equivocado de | no soy esa/ese | no conozco a
        ya no es su/el/mi numero/telefono/celular | no es su numero/telefono/celular | cambio de numero | es otro numero
    """,
    "not_her": """
        no soy | no es/conozco a | este no es el numero/telefono/celular de | aqui no vive/hay | no habla
    """,
    "tongue": """
        no hablo/entiendo/se .. ingles/espanol | no ingles/espanol
    """,
    "undo": """
        deshacer/deshaz/deshaga | la quiero de vuelta | recuperar .. cita | no queria cancelar
    """,
    "none_here": """
        ^ no hay | aqui no hay | ^ ninguna/ninguno
    """,
}
