"""How Spanish-speaking patients say what they want done."""

PHRASES = {
    "book": """
        <booking> .. <visit> | <want> .. <visit> | <want> .. <booking> | <can> .. dar/darme .. <visit>
        me <can> .. <visit> | <want> ver .. doctor/doctora/medico/dentista | <want> .. ver a | <want> consultar
        <want> que me vea | me <can> atender/ver | <can> atenderme/verme | <booking> .. hora | ^ cita
        cita para/con | hacer/hacerme/hago una cita | <want> .. chequeo/revision/limpieza/consulta | ^ <booking>
        quiero/puedo/podria .. ir/venir | turno para/con | deme/dame una cita | sacar cita | me urge .. cita
        da/dan/deme/dame/denme/busco/ocupo/hacer/hago una/la/un cita/turno/consulta
        deme/dame/denme/busco/ocupo/quiero cita/turno | busco/ocupo .. cita | me da .. cita
        me da/das/dan .. cita/turno | me <can> <booking> | <want> que me vean/vea/revisen/revise/atiendan/atienda | <want> vacunarme/vacunar/vacunarlo/vacunarla
        hacerme un/una/el/la <visit>/chequeo/examen/analisis/limpieza | <want> atencion | <want> checarme/revisarme/atenderme | me <can> checar/revisar | que me vea/cheque/revise
        deme/dame/denme una/otra para/el/la | deme/dame otra | <want> (un/una) appointment/checkup | otra (cita) para mi/nosotros/el/ella
    """,
    "cancel": """
        <cancel> $
        ^ <cancel> | <cancel> .. <visit> | <cancel> la/mi/el/lo/todo | <want> .. <cancel>
        tengo/tenemos que <cancel> | me <can> <cancel> | <can> .. <cancel> | <visit> .. <cancel>
        <undoing> .. <visit> | dar/dame/deme de baja .. <visit> | debo <cancel> | favor .. <cancel>
        dejar sin efecto
    """,
    "foil:cancel": """
        deberia/debo/deberiamos <cancel> si |
        <cancel> .. tarjeta/pago/suscripcion/pedido/receta/seguro
        si/cuando/aunque <cancel> | si .. alguien/otro/paciente <cancel> | alguien/alguna cancela/cancele | por que .. <cancel> | por que .. cancelaron/cancelaste/cancelo
        <paying> por/si <cancel> | cobro/cargo/multa/costo .. <cancel> | se <cancel> .. <visit> | se cancelo | cancelaron/cancelaste/cancelo .. <visit> | me cancelaron/cancelaste
        politica .. <cancel> | sin <cancel> | me la/lo cancelaron | fue cancelada | esta cancelada | antes de <cancel>
        <cancel> <text> | <cancel> los/las/estos <text>
    """,
    "unneeded": """
        ya no necesito/quiero .. <visit> | no necesito/quiero .. <visit>
    """,
    "noshow": """
        se me complico | se me complica | no me da/dara tiempo | no me va a .. tiempo | no me va a ser posible | no la armo | no podre
        no se va a poder | tengo que faltar
        no puedo/podre/podemos/podremos ir/venir/asistir/llegar/acudir
        no .. puedo/podre/podremos/va a poder ir/venir/asistir/llegar/acudir | no voy a poder
        no voy a ir/asistir/llegar | no alcanzo | no llego $ | no asistire/ire/llegare/vendre | me surgio
        se me presento | me salio | tengo un imprevisto
    """,
    "foil:noshow": """
        no .. llegar/llego/llegare .. tarde
    """,
    "drop": """
        ^ olvidalo/olvidelo | ^ dejalo/dejelo | no importa | ^ dejemoslo
    """,
    "foil:drop": """
        dejelo/dejalo/dejemoslo para/en/a
    """,
    "reschedule": """
        dejarla/dejarlo/ponerla/ponerlo/pasarla/pasarlo para/a/en | recorrer la/mi/el | recorrerla
        ^ <move> | <move> .. <visit> | <want> .. <move> | <can> .. <move> | tengo que <move> | <change> .. <visit>
        <visit> .. <change> | <change> .. hora/fecha/dia/horario | <want> .. <change> | <can> .. <change>
        <change> a/para | otra hora/fecha | otro dia/horario/momento | se puede .. cambiar/mover | para otro dia
        se puede .. mas tarde/temprano | <can> .. mas tarde/temprano | me la/lo cambia/mueve/pasa/cambian/mueven/pasan
        ^ <change> de el # | ^ <change> de el/la
    """,
    "foil:reschedule": """
        <change>/<move>/actualizar/corregir .. correo/email/telefono/numero/direccion/nombre/seguro/celular
    """,
    "confirm": """
        ^ confirmo/confirmado/confirmada/confirmar $ | confirmo | ahi/alli/alla/aqui estare
        ahi/alli/alla estaremos | nos vemos | si ire | si voy | voy a ir | confirmo mi/la
    """,
    "foil:confirm": """
        llego/estoy en # | ya casi llego
    """,
    "waitlist": """
        cuando se libere/desocupe | si se abre | si sale .. algo | si tienen .. cancelacion/cancelaciones | alguna cancelacion | hay cancelaciones
        aviseme/avisenme/avisame .. hay .. antes
        lista de espera | si se libera | si alguien cancela | si hay .. <cancel> | si se desocupa
        aviseme/avisenme/avisame/avisarme si/cuando
        si/cuando alguien/otro <cancel> | alguien cancela/cancele | si .. se desocupa/libera | si queda .. libre
    """,
    "human": """
        en la puerta | nadie contesta/responde/abre | puerta cerrada
        me <can> marcar | marqueme/marquenme | una/mi queja | quejarme
        ^ representante/representantes | <speak> con .. <person> | <speak> .. <person> | con una persona | persona real
        pasarme/paseme/paselo/comuniqueme/pasame/comunicame con | pasarme/paseme/comuniqueme .. con
        llamenme/llameme/llamame | me <can> llamar/ayudar | <can> llamarme/ayudarme | me llaman $
        alguien .. llame/llamar/atienda | ^ persona/humano/recepcion/agente/operador $ | atencion a el cliente
        eres un robot/bot | es un robot/bot | no .. hablar .. robot/maquina/bot | que me llame | que me llamen
        con un/una agente/persona/humano/asesor/operador/operadora | ^ operadora/secretaria/asesor/asesora $
        eres/es/usted/hablo .. robot/maquina/bot | me comunica/comunican con | una persona | alguien de recepcion
        hay alguien
        me marcan/llaman/marca | alguien .. me ayude/ayuda/atienda | alguien que me
    """,
    "desk": """
        aceptan/acepta/reciben .. pacientes nuevos | aceptan/acepta/reciben nuevos pacientes
        receta/recetas | mis/los/sus resultado/resultados | resultados de | surtir/resurtir .. medicina/medicamento
        mi factura | mi expediente | historial medico | justificante/incapacidad | nota medica | pase medico
        carta de referencia | validan el estacionamiento
        por que .. cancelaron/cancelaste/cancelo | me cancelaron | me cobraron .. mal/mas/doble
    """,
    "stop": """
        dejeme/dejenme/dejame de <text>/escribir/mandar/enviar/llamar/molestar | quiteme/quitenme/saqueme/saquenme de
        ^ alto/parar/baja/basta/stop/detener $ | darme/dame/deme/denme de baja $ | quiero darme de baja
        deje/dejen/deja de .. <text> | deje/dejen/deja de molestar/molestarme
        no me .. escriba/escriban/mande/manden/envie/envien/contacten/escribas/mandes/envies/contacte/llamen
        no .. mas <text> | no .. recibir .. <text> | no mas <text>
        quiteme/quitenme/saqueme/saquenme/borreme/borrenme/eliminenme/quitame de .. lista
        quiteme/quitenme/saqueme/saquenme/borreme/borrenme de | paren de .. <text> | pare de .. <text>
        dejeme/dejenme en paz | cancelar .. suscripcion | no quiero .. <text> | <want> .. cancelar .. suscripcion
        paren/pare/para/detengan/detenga los/las/el/con/estos <text> | no .. escriban/escriba mas
        no .. manden/mande/envien/envie nada
        deje/dejen/deja de escribir/escribirme/mandar/enviar/molestar/llamar/textear
        no me vuelvan/vuelva/molesten/moleste/moleste/molestes/anden/esten | basta de <text> | basta ya | no .. lleguen/llegue/lleguen mas <text> | ya no me lleguen/manden/escriban
        ya no .. lleguen <text> | no .. lleguen <text> | ya basta | no molesten/moleste | deje/dejen de molestar | no .. mensajear/mensajeen | dejen ya
        quita/quite/quiten/borra/borre/borren/elimine/eliminen mi numero | no autorizo .. <text> | <cancel> <text> | <cancel> los/las/estos <text>
    """,
    "foil:stop": """
        por que .. deje/dejen/dejaron
    """,
    "start": """
        ^ comenzar/iniciar/empezar/reanudar/alta $ | volver a recibir | quiero recibir .. <text> | darme de alta
    """,
    "help": """
        ^ ayuda/info/opciones/menu/informacion $ | necesito ayuda $ | me puede ayudar $ | ayudeme/ayudame $
        ^ es/esta la clinica $ | ^ es esta la clinica $ | ^ quien es/eres/habla | quien .. escribe | de parte de quien | como funciona | que puedo hacer | que puede hacer | no entiendo
        no le/les/te entiendo | no entendi | no comprendo
    """,
    "greet": """
        ^ hola/buenas/saludos | buenos dias | buenas tardes/noches | que tal $ | como esta/estas $ | buen dia
    """,
    "thanks": """
        gracias | muchas gracias | mil gracias | muy amable | se lo agradezco | te lo agradezco
        agradecido/agradecida | ^ adios/chao/chau/bye $ | que tenga/tengan/pase/pasen/tengas .. dia/tarde/noche/fin
        ^ hasta luego/pronto/manana $ | feliz dia/tarde/noche | cuidese/cuidate | bendiciones | igualmente $
    """,
    "foil:human": """
        hablar de/sobre mi/la | alguien cancela/cancele
    """,
    "foil:book": """
        no quiero cita
    """,
}
