"""How Spanish-speaking patients tell of danger to life, and of danger that is over."""

PHRASES = {
    "emergency": """
        pecho .. apretado/oprimido | aprieta/oprime .. pecho | nadie me extranaria | no puedo mas con la vida | no tiene sentido vivir
        quiero/voy a matar/lastimar/hacerle | voy a desmayarme | me voy a desmayar | peor dolor de cabeza
        dolor/presion/opresion/dolores .. pecho | me duele .. pecho | duele el pecho | ataque a el corazon
        ataque cardiaco | infarto | un paro $ | no puedo/puede .. respirar | no respira
        dificultad/trabajo/problemas .. respirar | me cuesta respirar | le cuesta respirar | me falta .. aire
        me ahogo | se ahoga | se .. ahogando | me .. ahogando | se atraganto | atragantado/atragantando
        derrame cerebral | embolia | cara .. caida/torcida/dormida | no puede hablar/moverse | inconsciente
        no despierta/responde/reacciona | se desmayo | me desmaye | desmayado/desmayada
        convulsion/convulsiones/convulsionando | sobredosis | tome/tomo .. muchas <pill> | tome/tomo demasiadas
        se tomo .. <poison> | tome todas | se trago .. <poison> | bebio/trago/ingirio/comio .. <poison>
        envenenado/envenenamiento/intoxicado | quiero morir | quiero morirme | me quiero morir | quisiera morirme
        ganas de morir/morirme/vivir | no quiero vivir | no quiero .. viviendo | matarme | me voy a matar
        me quiero matar | suicidarme/suicidio/suicidar/suicida | quitarme la vida | acabar con mi vida
        terminar con mi vida | hacerme dano | lastimarme | cortarme .. venas | sangra/sangrando/sangro .. <severe>
        no para de sangrar | no .. parar .. sangre/sangrado | <severe> sangre | hemorragia | desangrando
        vomitando/tosiendo sangre | vomita/tose sangre | reaccion alergica grave/fuerte
        anafilaxia/anafilactico/anafilactica | se .. cerrando .. garganta | garganta .. cerrando
        se .. poniendo azul | labios azules | ambulancia | es una emergencia | una emergencia | ^ emergencia
        tengo .. emergencia | me estoy muriendo | se esta muriendo | se muere
        tomo/bebio/trago/tomado/bebido/tragado .. <poison> | no deja/para de sangrar | me/le/te cuesta .. respirar
        no .. siento/mueve/mover .. brazo/cara/pierna/lado
        duerme/dormida/dormido/paralizada/torcio/torcida/chueca .. cara/boca
        cara/boca .. dormida/paralizada/torcida/chueca | me corte .. venas | corte/cortado las venas | un derrame
        me/le cierra la garganta | cierra/cerrando/hincha/hinchando/hincho/cerro .. garganta/lengua
        convulsionando/convulsiona | no reacciona/respira/responde/despierta | acabar con todo
        no vale la pena vivir | mejor muerto/muerta | lastimarse/cortarme/cortandome | perdiendo .. sangre
        ahogando/ahoga/asfixia/asfixiando | desmayo/desmaye | paro cardiaco/respiratorio | se cayo .. inconsciente
        trago .. <object> | se trago <object> | me tome/trague .. frasco/bote/caja | se tomo .. frasco/bote | embarazada .. sangro/sangrando/sangrado | rompio la fuente | rompio .. fuente
        pienso/pensando en hacerme/matarme/morir/suicidarme/quitarme | no siento .. pierna/piernas/brazos | no puedo/puede mover .. pierna/piernas/brazo/brazos/cuello | cara .. paralizada
        pastillas de mas | siento que me muero | creo que me muero | no le veo sentido .. vida | no .. sentido .. vida | duerme/durmio/dormido .. brazo | brazo .. dormido/duerme | vomito/vomite/escupo/toso/escupi sangre | ya no aguanto .. vida | no aguanto mas vivir
        me quiero quitar la vida | quitarse la vida | se quiere matar/morir | me corte mucho | ataque de asma
    """,
    "foil:emergency": """
        matar de risa | matar de la risa | muero/moria/muere de risa/hambre/ganas/calor/frio/sueno/aburrimiento/pena
        contacto/numero de emergencia | dolor/presion .. paso/quito/mejor
        dolor/presion/opresion .. pecho .. quito/paso/fue/mejor | ya no me duele .. pecho | ya no .. duele el pecho
    """,
    "past": """
        el ano pasado | el mes pasado | la semana pasada | hace anos/meses/semanas
        hace # anos/meses/semanas/ano/mes | hace un/dos/tres/cuatro/cinco/varios/unos ano/anos/mes/meses/semanas
        antecedentes | historial | de nino/nina | tuve .. antes | miedo a | prevencion/seguimiento/rehabilitacion
        en <month> | murio/fallecio/murieron de/por | hace mucho/tiempo | de chico/chica/joven
    """,
    "since": """
        despues de mi/el/la/un/una/su | desde mi/el/la/su
    """,
    "now": """
        ahora/hoy/ahorita/actualmente | ahora mismo | otra vez
    """,
}
