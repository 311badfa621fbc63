"""How Spanish-speaking patients say what ails them: who tells it to a clinic wishes to be seen."""

CLASSES = {
    "ailment": """
        fiebre calentura tos gripe gripa catarro resfriado resfrio diarrea vomito vomitos nausea nauseas mareo mareos
        migrana jaqueca alergia alergias infeccion ronchas sarpullido comezon picazon ardor mocos bronquitis asma
        gastritis estrenimiento insomnio erupcion hinchazon calambres cistitis
    """,
    "body": """
        cabeza garganta oido oidos ojo ojos nariz muela muelas diente dientes espalda cuello estomago panza barriga
        vientre rodilla rodillas tobillo pie pies pierna piernas brazo brazos codo muneca mano manos dedo dedos cadera
        hombro hombros cintura piel cuerpo encia encias talon
    """,
}

PHRASES = {
    "complaint": """
        me/le/nos duele/duelen/arde/arden/pica/pican/molesta/molestan | duele/duelen mucho
        duele/arde/pica .. el/la/los/las/mi <body> | dolor/dolores/molestia/molestias de/en .. <body>
        tengo/tiene/tenemos/traigo/trae/ando/anda .. <ailment> | tengo/tiene/traigo .. dolor/dolores/granos
        ^ <ailment> | con <ailment> | estoy/esta/ando/anda .. enfermo/enferma/resfriado/resfriada/agripado/agripada
        estoy/esta/ando .. mareado/mareada/malito/malita | me siento .. mal/enfermo/enferma/fatal/mareado/mareada/debil
        se siente .. mal/enfermo/enferma | no me siento .. bien | no se siente .. bien | me siento .. malo/mala
        me/se torci/torcio/quebre/quebro/rompi/rompio/lastime/lastimo/queme/quemo/golpee/golpeo .. <body>
        se me/le inflamo/hincho/infecto/rompio/cayo | me lastime/torci/queme | he estado vomitando/tosiendo
        estoy/esta vomitando/tosiendo/estornudando | me mareo | <body> .. hinchado/hinchada/inflamado/inflamada
    """,
    "foil:complaint": """
        siento que este/estes/esta | que se mejore/mejoren
    """,
}
