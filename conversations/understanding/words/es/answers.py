"""How Spanish-speaking patients say yes, no, later, and that they do not know."""

PHRASES = {
    "yes": """
        si/sii | claro que si | si claro | por supuesto | desde luego
    """,
    "agree": """
        obviamente | a huevo $ | ^ yo puedo | ^ puedo $ | ^ podemos $ | puedo ir $ | si puedo
        me late $ | me acomoda | me conviene | estare ahi/alli/alla | si me queda/va/viene/sirve/conviene bien/perfecto | si me queda/sirve/conviene/acomoda $
        va que va | ^ simon $ | ^ me parece $ | sin falta | ^ c $ | ya quedamos | cuente con ello | ahi le caigo/llego | de una
        claro | vale | de acuerdo | dale | sale $ | va $ | bueno $ | ok/okay/okey | listo $
        confirmo/confirmado/acepto/confirmada | adelante | asi es | eso es
        efectivamente/exacto/exactamente/correcto | como no | con gusto | me parece bien/perfecto/bueno/genial
        me gusta | me sirve | me va bien | me viene bien/perfecto | me queda bien/perfecto | esta bien
        esa esta bien | hagalo/hazlo | reservelo/reservela/reservalo/agendelo/agendela | ahi estare | alli estare
        ahi/alli/alla/aqui estare | alli/ahi estaremos | nos vemos | sin problema | desde ya | con mucho gusto
        seguro | cuando guste | hagamoslo | genial/excelente | obvio | afirmativo | de una | ^ por favor $
        no hay problema | ningun problema | cuente conmigo | creo que si | supongo que si | ya quedo | asi esta
        por favor $ | quiero/prefiero esa/ese/esta/este | me quedo con | orale/andale/sobres/arre | andale pues
        ^ le gusto/encanto $ | ^ me gusta/encanta $
        apartela/apartemela/apuntela/anotela/apunteme/anoteme/anoteme/registreme/registrela/agendeme/reserveme/ponganos/apartame | ^ hecho $ | ^ me gustaria $
        ahi/alli/alla/aqui estamos/andamos/estaremos | primero dios | dios mediante | si dios quiere | por mi bien/perfecto | por mi esta/no hay
        no/sin cambio/cambios | no hay cambio/cambios/duda/dudas | no tengo (ningun/ninguna) problema/problemas/inconveniente/cambios/duda/dudas/preguntas
        no faltare/faltaremos/falto/fallo/fallare/fallaremos | no voy a faltar/fallar | no me lo pierdo | cuenten/cuenta/cuentas conmigo | pero ahi/alli estare | pero si voy/ire/llego
        de mil amores | con toda confianza | ahi/alla nos vemos
    """,
    "no": """
        no | nop/nones/negativo/nunca/tampoco/nel | no gracias
    """,
    "refuse": """
        ni de broma/chiste/loco/loca | cambie de opinion $ | obvio/obviamente no | siempre no
        no se puede | tengo un/otro compromiso/evento/viaje | estoy de viaje | no me acomoda/conviene
        tengo que trabajar | tengo/hay trabajo/clase/clases/escuela/compromiso | estoy trabajando | trabajo ese dia/hoy/manana
        para nada | de ninguna manera | que va | ni hablar | no puedo | no podre | no quiero | no deseo
        no me sirve | no me va bien | no me viene bien | no me queda | creo que no | no creo | mejor no
        claro que no | por supuesto que no | desde luego que no | no es/esta | ya no | no voy | lo dudo | imposible
        en absoluto | ni loco | nada $ | muy/demasiado temprano/tarde/lejos/caro/pronto | me es imposible
        ninguna/ninguno/ningun/nada .. sirve/funciona/queda/viene/va/conviene/puedo/gusta
        ninguna/ninguno de | nada de eso/esto
        tengo/hay junta/juntas/reunion/entrenamiento/examen/guardia | salgo de viaje/vacaciones | salgo de la ciudad | ando/estoy/estare/andare fuera/lejos/viajando
        a esa hora trabajo/estudio/salgo/entro/no | ni loca/pensarlo/modo/hablar | no alcanzo/alcanzamos | ese dia trabajo/no | no creo alcanzar/poder/llegar
        yo no pedi/hice/solicite | no pedi/hice/solicite
        ^ ninguno/ninguna $
    """,
    "later": """
        mas tarde | mas adelante | luego | despues | ahora no | todavia no | aun no | otro dia | en otro momento
        otra vez sera | dejeme pensar/pensarlo/ver/consultar | dejame pensar/pensarlo/ver | lo pensare
        lo voy a pensar | lo pienso | tengo que pensarlo
        quizas/quiza/tal vez/talvez/a lo mejor mas tarde/despues/luego | por ahora no | por el momento no | le aviso
        les aviso | yo le aviso | te aviso | ^ aviso $ | en otra ocasion | para otra ocasion | pero no ese/esa/hoy/ahora | pero otro/otra
        la proxima vez | manana/luego/despues/mas le/les/te confirmo/digo/aviso/llamo | luego le digo
        le confirmo luego/despues/manana | les confirmo luego/despues/manana
        le/les/te confirmo .. rato/tarde/luego/despues/manana/ahorita | rato/ahorita/luego/orita le/les/te digo/aviso/confirmo/llamo/marco/respondo
        a el rato | dejeme/dejame/deja/dejenme checar/checo/revisar/reviso/ver/veo/consultar/preguntar/pregunto/pensar/pensarlo/consultarlo/verlo
        tengo que checar/revisar/ver/preguntar/consultar | en cuanto sepa/pueda/vea | voy a checar/revisar/preguntar/ver/consultar
    """,
    "unsure": """
        igual y si | chance y si | ^ chance $ | ojala | tratare | voy a tratar | lo intento/intentare | voy a intentarlo | hare lo posible
        ni si ni no
        no se | no lo se | quizas/quiza/talvez | tal vez | a lo mejor | no estoy seguro/segura | no sabria
        puede ser | puede que | depende | no tengo idea | ni idea | no recuerdo | no me acuerdo | tengo duda/dudas
        quien sabe | supongo $ | posiblemente/probablemente | a ver | ya veremos | si y no | dudo $
        aun/todavia no se | no se aun/todavia | creo $ | no estoy .. seguro/segura | no me decido
        no me he decidido | mas o menos | no estoy convencido/convencida | ^ es posible $ | ^ es posible que
        ^ posible $
        ^ cuestiono/pregunto $ | ^ pregunto por $
        ahi/voy trato | trato de | voy a ver | lo veo dificil | esta dificil | no le aseguro/prometo | no se si | no prometo | ^ mmm/ehh $
    """,
    "foil:unsure": """
        puede ser a/el/la/las/para/en/por/mas/otro/otra/manana
    """,
    "keep": """
        no .. <cancel> | mantener/mantenga/conservar la/mi <visit> | mantengala | dejela/dejala .. como/asi
    """,
    "coming": """
        si puedo/podemos $ | si puedo/podemos .. ir/venir/asistir/llegar | si voy/vamos | si ire/iremos
        ahi/alli/alla estare/estaremos | siempre si | la mantengo/dejo | dejela/dejala .. como/asi | mantenga/mantener la
    """,
    "further": """
        otra (cita) para mi/nosotros/el/ella
    """,
    "takeback": """
        ^ espera/espere/esperate | no/si/perdon/ay espera/espere/esperate | espera/espere/esperate no/si | perdon no
        quiero decir | quise decir | digo | me equivoque | cambie de opinion | pensandolo bien
    """,
    "doubt": """
        quien es/habla/eres | ^ quien $ | que $ | por que $ | para que | cuando es/era/seria
        que dia/cita/doctor/hora | a que hora | cual $ | cual cita/doctor/de | de verdad $
    """,
    "condition": """
        si me da/queda/alcanza | si llueve/hay/puedo/tengo/llego | si no llueve/hay/pasa/tengo | siempre que | a menos que
        con tal de | dependiendo | solo si
        si consigo/logro/alcanzo/salgo/termino/quedo/quedamos/encuentro/pido/dejo/cambio/tuviera/pudiera/hubiera/hace/fuera/sale/cobran/cuesta
        si me dan/dejan/prestan/deja/presta/lleva/llevan/pagan/alcanza/desocupo/curo/siento/permiten | si mi/el/la .. puede/lleva/viene/quiere/deja/trabaja/llega | si nadie/alguien
        si es con/en/antes/despues/por/a | si no es/me/le/tengo/puedo | si le/les parece/es | si ustedes/usted
        si <cancel>
    """,
    "aside": """
        en realidad | mejor | en vez | en lugar | la verdad
    """,
    "change": """
        cambielo/cambiela/cambialo/cambiala/muevelo/muevala a/para | mejor | y si | que tal | otra hora
        otro dia/horario | hay algo/alguna/otra/otro/cita | tiene algo/alguna/otra/otro/citas
        tienen algo/alguna/otra/otro/citas | prefiero/preferiria | puede/podria ser | quisiera/quiero .. cambiar
        en vez | en lugar
    """,
    "setting": """
        <want> | <booking> | ponga/ponme/pongame/pongala/ponla/agendela/reservela/hagala/hagamosla | seria | que sea
    """,
    "positive": """
        <be> .. <good> | me <be> .. <good> | <very> <good> | ^ <good> | <good> $ | me conviene | me funciona
    """,
    "negative": """
        no .. <be> <good> | ^ <bad> | <be> .. <bad> | estoy ocupado/ocupada
        tengo otro/otra compromiso/cita/reunion
    """,
    "anything": """
        nada | nada mas | es todo | eso es todo | eso seria todo | seria todo | es todo por ahora | ya esta
        ya es todo | todo bien | estoy bien | por ahora | adios/chao/chau/bye | hasta luego | hasta pronto
        hasta manana | ninguna | ninguno | que tenga | muy amable | igualmente | nos vemos | bendiciones | cuidese
        buen dia | buena tarde/noche
    """,
    "foil:condition": """
        si me queda/da bien/perfecto | si me queda $
        si puedo $ | si es posible | si no es molestia | si no le molesta
        si es con gusto | si le/les parece | si usted quiere/gusta/puede | si me deja saber
    """,
    "idle": """
        no importa | no hay prisa | no mas de | no antes de | no despues de
        de nada | no hay de que
    """,
    "foil:no": """
        no me acorde/acordaba/acuerdo | no hay/es necesario/hace falta .. recordar/recordarme/recordatorio
    """,
    "foil:refuse": """
        no importa/problema
    """,
    "foil:negative": """
        no .. esta/es mal
    """,
    "foil:keep": """
        no olvide/olviden/olvides .. <cancel> | no se olvide/olviden de <cancel>
    """,
}
