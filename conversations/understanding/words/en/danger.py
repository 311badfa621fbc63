"""How English-speaking patients tell of danger to life, and of danger that is over."""

PHRASES = {
    "emergency": """
        took/taken/take too much <pill> | headache .. worst | worst headache | ending things | thinking .. ending it
        can not go on anymore/longer | can not go on like this | i can not go on $ | no point in living | nobody/no would miss me | no one would miss me
        want/going to hurt/kill someone/somebody/people/him/her/them | going/about to faint | going/about to pass out
        chest pain/pains/pressure/tightness | chest .. hurts/hurting/tight/aching/crushing
        pain/pressure/tightness in .. chest | heart attack | cardiac arrest | not breathing
        can not .. breathe/breath | not able to breathe | unable to breathe
        trouble/difficulty/struggling/problem/problems .. breathing/breathe | hard to breathe | gasping
        struggling for breath/air | shortness of breath | short of breath | stroke
        face .. drooping/drooped/droopy/numb/paralyzed | slurred speech | slurring .. words/speech
        speech .. slurred | unconscious/unresponsive | not waking/responding/responsive | will not wake
        can not wake .. up | passed out | passing out | fainted | collapsed | overdose/overdosed/overdosing | od'd
        took too many <pill> | took .. whole/entire bottle | took all .. <pill> | taken too many
        swallowed/drank/ate/ingested/drunk .. <poison> | poisoned/poisoning | kill myself/himself/herself/themselves
        killing myself | want to die | wanna die | wish i was/were dead | better off dead | end my life | end it all
        ending my life | take my own life | not want to live | not want to be alive/here | not .. want to live
        no reason to live | suicide/suicidal | hurt/harm/cut/hurting/harming/cutting myself | self harm | self-harm
        bleeding <severe> | <severe> bleeding | bleeding .. a lot | bleeding .. not stop/stopping
        not stop bleeding | losing .. blood | lost .. lot of blood | blood everywhere
        vomiting/coughing/throwing blood | coughing/vomiting/throwing up blood | anaphylaxis/anaphylactic
        throat .. closing/swelling | tongue .. swelling/swollen | severe allergic | choking
        seizure/seizures/convulsing/convulsions | turning/turned/lips blue | lips .. blue | ambulance | call 911
        <be> an emergency | have an emergency | medical emergency | emergency help | ^ emergency $
        its an emergency | <be> dying $ | been stabbed/shot | got stabbed/shot | sudden numbness | electrocuted
        drowned/drowning | water broke | barely/hardly breathe
        swallowed/drank/ate/ingested/drunk/took .. .. <poison> | turning/turned/going/looks/gone blue
        he/she/baby/lips/skin/son/daughter is/are blue | swelling/swollen/swelled/closed shut | bleeding .. <severe>
        bleeding really/very/so <severe> | gunshot/gunshots | been shot/stabbed | seizing
        worst headache .. ever/life | heart .. stopped | snake bite/bit | snakebite | bitten by .. snake
        severe/serious/bad burn/burns | burned/burnt badly/severely | can not feel .. arm/face/side
        arm/face/side .. numb | can not move .. arm/leg/side/face | electric shock | hit by .. car/truck/bus
        swallowed/swallow .. <object> | pregnant .. bleeding | bleeding .. pregnant
        can not move .. legs/arms | can not feel .. legs/arms/hands | one/left/right side .. face/body .. numb | kms $
        no reason/point to live/living | do not want to be here/alive anymore | want to disappear forever | took/taken/swallowed .. bunch/handful | arm is/went numb
        asthma attack | feel/feeling/felt faint | heart .. racing/pounding .. faint/dizzy/chest/breath | end it tonight/all | life .. not worth | not worth living | inhaler .. not working
        bleeding .. soaked/soaking | choked | unable to move/speak/talk | can not speak/talk/swallow/wake | drooling .. swallow | allergic reaction .. breathe/swelling/face/throat
        face .. swelling/swollen | fell .. unconscious | hit .. head .. vomiting/unconscious/confused | blacked out | having contractions | blue lips
    """,
    "foil:emergency": """
        stroke of luck/genius | suicide squad
        pain/pressure/tightness/bleeding/breathing .. gone/better/fine/improved/stopped/resolved
        passed out flyers/papers/leaflets/cards | emergency contact/number/exit/room
        out cold meds | killing me
        stroke/seizure/overdose/suicide .. prevention/awareness/medication/meds/clinic | can not talk/speak now/rn/right/english/spanish | can not speak/talk .. now/right/spanish/english/phone | can not talk/speak
    """,
    "past": """
        last year/month/week/summer/winter/spring/fall | years/months/weeks/year/month ago | in the past
        history of | used to | previously | years back | as a child/kid | when i was | had .. before | follow up
        followup | recovering/recovered from | survivor | prevention/screening/rehab/training | died of/from
        years old | family history | afraid/scared/fear of | worried about
        in <month> | of last year | when he/she was | (she/he) died of/from
    """,
    "since": """
        after my/a/the/his/her/our | since my/a/the/his/her
    """,
    "now": """
        now/today/tonight/again/currently | right now | this morning/afternoon/evening | just now
    """,
}
