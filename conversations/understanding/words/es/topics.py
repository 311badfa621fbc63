"""What Spanish-speaking patients ask about."""

PHRASES = {
    "topic:appointments": """
        cuando es/tengo/era .. <visit> | cuando es mi | a que hora es/tengo/era | que dia es/tengo/era
        que <visit> tengo | tengo .. cita/citas $ | tengo alguna/una cita | cuando me toca | a que hora me toca
        mis citas | mi proxima cita | ver/saber/verificar/revisar/consultar .. mi/mis cita/citas | cual es mi cita
        recuerdeme/recuerdame | no recuerdo .. cita/hora | confirmar .. cita | confirmar .. hora
        con quien es/tengo | tengo cita | tengo .. cita | mi cita es/era | cuando .. <visit> $ | digame/dime cuando/que .. <visit>
        cita .. verdad/cierto $ | a que hora era | tengo/tenemos algo el/para/manana/hoy/esta/este
        se cancelo .. <visit> | se me cancelo | esta/fue cancelada .. <visit> | mi <visit> esta/fue/sigue | sigue en pie .. <visit>
    """,
    "topic:openings": """
        que .. disponible/disponibles/libre/libres | que horarios/horas/citas/dias .. tiene/tienen/hay
        tiene/tienen/hay .. disponible/disponibles/libre/libres/disponibilidad
        tiene/tienen/hay citas/cita/turno/turnos/espacio/lugar/hora/horas/hueco/campo/algo/disponibilidad
        hay algun/alguna .. cita/hora/turno/espacio/hueco/campo | disponibilidad | cuando .. disponible/libre
        cuando puedo ir/venir/pasar | cuando me puede/pueden | cuando <can> atenderme/verme
        proxima cita disponible | primera cita disponible | cuando hay
        esta el/la doctor/doctora | trabaja/atiende/esta/viene el/la doctor/doctora | doctor/doctora .. trabaja/atiende/esta/viene | atiende/trabaja .. <day> | que dias/dia/horas trabaja/atiende/esta/viene
        cuando trabaja/atiende/esta/viene .. doctor/doctora
        <tener> espacio/lugar/cita/citas/campo/hueco/algo
    """,
    "topic:hours": """
        horario de | que horario | horarios de atencion | a que hora abren/cierran/abre/cierra
        cuando abren/cierran | hasta que hora | esta abierto | estan abiertos | abren/abierto | cual es .. horario
        cierran/abierta | atienden .. sabados/sabado/domingo/domingos/hoy/lunes
    """,
    "foil:topic:hours": """
        # hora/horas | media hora | un par de horas
    """,
    "topic:address": """
        donde esta/estan/queda/quedan/es/se | direccion | como llego/llegar | ubicacion | ubicados/ubicado/ubicada
    """,
    "foil:topic:prepare": """
        llevar/traer a mi/mis/el/la
    """,
    "topic:duration": """
        cuanto dura/duran/tarda/tardan/demora/tiempo | cuantos minutos
    """,
    "foil:topic:openings": """
        tengo/tenemos algo
    """,
    "topic:desk": """
        deberia/debo/deberiamos <cancel> si |
        estacionamiento/estacionar/parqueo/parquear/aparcar | que piso/sala/edificio | silla de ruedas/ascensor
        resultados | mis examenes/analisis estan | historia clinica | receta medica | nota/carta/justificante/constancia para/del/medico
        digale/diganle/avisele/avise al doctor/medico | dejar .. mensaje | es buena/bueno la/el doctora/doctor | es mujer/hombre
    """,
    "topic:phone": """
        numero de telefono | telefono | que numero | a que numero
    """,
    "foil:topic:phone": """
        mi/nuevo/cambiar/cambio/actualizar/otro .. telefono/numero
    """,
    "foil:topic:appointments": """
        ^ confirmo | si confirmo
    """,
    "topic:price": """
        cuanto cuesta/cuestan/vale/sale/cobran/es/cobra | cuanto .. cuesta/cuestan/cobran | que precio
        precio/precios/costo/tarifa/tarifas | es gratis
        <paying> .. si <cancel> | si <cancel> .. <paying> | <paying> por <cancel> | que pasa si <cancel> | hay que pagar | tengo que pagar | me cobran | cobran si/por/la | cobro/cargo/multa por <cancel> | politica .. <cancel>
    """,
    "topic:prepare": """
        en ayunas | ayunas/ayuno | que .. llevar/traer | tengo que llevar/traer/ayunar | debo llevar/traer/ayunar
        puedo comer/beber/desayunar | hay que ayunar/llevar | como .. preparar/prepararme/preparo | preparacion
        que documentos/papeles | documentos llevo
    """,
    "topic:insurance": """
        seguro medico | aceptan .. seguro | mi seguro | toman .. seguro | aseguradora | seguros
    """,
    "topic:doctors": """
        doctor/doctora .. atiende/habla/trata
        que doctores/medicos/doctor | cuales doctores | quienes son .. doctores/medicos | que especialistas
        tienen .. pediatra/dermatologo/especialista/dentista
    """,
    "topic:visit_types": """
        que servicios/tratamientos | que tipo/tipos de | que ofrecen | servicios | hacen/ofrecen/realizan
    """,
}
