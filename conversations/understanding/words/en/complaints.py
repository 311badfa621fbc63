"""How English-speaking patients say what ails them: who tells it to a clinic wishes to be seen."""

CLASSES = {
    "ailment": """
        cough colds fever temperature headache headaches migraine migraines rash earache toothache infection uti sinus
        nausea diarrhea diarrhoea dizziness cramps swelling lump bump hives allergies asthma sprain stomachache
        bellyache tummyache heartburn insomnia pinkeye constipation blister wart acne cavity flu bronchitis strep
        eczema vertigo palpitations backache sunburn chills congestion sciatica gout arthritis flare
    """,
    "body": """
        back neck head throat ear ears eye eyes nose tooth teeth gum gums jaw stomach belly tummy knee knees ankle
        ankles foot feet leg legs arm arms elbow wrist hand hands finger fingers toe toes hip hips shoulder shoulders
        skin ribs rib sinuses heel scalp tongue mouth lip calf thigh groin butt body muscles joints spine
    """,
    "aching": """
        hurts hurt hurting aches ache aching sore itches itching itchy throbs throbbing burns burning swollen swelling
        infected stiff numb tingling bleeding inflamed killing
    """,
    "hurt": """
        hurt injured sprained twisted broke pulled strained bruised cut scraped dislocated fractured banged tweaked
        chipped
    """,
}

PHRASES = {
    "complaint": """
        <ailment> is/are killing me
        a/an/some/mild/slight/bad (bad) <ailment> $ | have/has/had/having/got/getting/with/caught .. <ailment> | have/has/having/got/getting/caught .. cold
        ^ <ailment> | ^ a/bad/terrible/awful <ailment> | my/his/her/our <ailment> is/are/keeps/got/has/will
        <body> .. <aching> | <body> (is/are) bothering/bugging me/him/her | <body> will not stop <aching>
        sore/swollen/stiff/itchy/infected/upset/broken/chipped/cracked/bad <body> | runny/stuffy/blocked nose
        pain/pains/ache/aches/itch/numbness .. in/on my/his/her/the | <body> pain/pains/ache/aches
        rash/lump/bump/bruise/mole/swelling/spots .. on my/his/her/the | threw/thrown/put/put .. out my back
        feel/feeling/feels/felt .. sick/ill/unwell/awful/terrible/dizzy/nauseous/lousy/feverish/nauseated/poorly
        not feeling/feel .. well/good/great | under the weather | been/am/is .. sick/ill | coming down with
        throwing/threw/throw up | been vomiting/puking/coughing/sneezing/wheezing | can not stop coughing/sneezing
        keep/keeps coughing/sneezing/vomiting/fainting | <hurt> my/his/her <body> | broke/broken .. tooth
        lost/losing .. filling/crown/voice | running .. fever/temperature | tooth ache | stomach ache/bug/flu
        pink eye | sore throat | hurts when i | i hurt | ^ it hurts | stung/bitten by | thrown/threw .. back out
        bit/bitten/stung by/from | (dog/cat/tick/spider/bug/insect) bite/bites | fever of/over/since/for | <ailment> # | high/low fever | broke/broken <my> <body> | need/needs stitches
    """,
    "foil:complaint": """
        sorry you/your/he/she/to | hope you/your
    """,
}
