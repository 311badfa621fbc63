"""What else English-speaking patients say along with a wish."""

PHRASES = {
    "soonest": """
        asap/soonest/earliest | as soon as possible | as soon as you | as early as possible/you | soon as possible
        first available | first thing/one/slot/appointment available | next available | right away
        whatever is first/soonest/next | quickest | first opening | the soonest | immediately
    """,
    "any_time": """
        whenever | any time | anytime | any day | any date | whatever time/day | any time is/works | no preference
        do not mind when | does not matter when | you choose/pick/decide | up to you | flexible
    """,
    "any_doctor": """
        any doctor/provider/physician/one | anyone/anybody/whoever/whomever | whichever doctor | no preference
        does not matter who | do not care who | do not mind who | either doctor | first available doctor
        whoever is | any of them | any of the doctors
    """,
    "other_doctor": """
        different/another/other/new doctor/doctors/provider/physician/practitioner/dentist | a different one with
        with/see/seeing someone/somebody else | someone/somebody/anyone/anybody .. other/besides .. doctor
        switch/change/changing .. doctor/doctors/provider | not him/her/that doctor | else than doctor
        some other doctor | doctor other than | different doctor | any other doctor/doctors/provider
        is there/anyone another doctor | who else
    """,
    "foil:other_doctor": """
        my/from/by/saw/seeing another/other/new doctor | my other/new doctor | another doctor's/referred/said/told
    """,
    "earlier": """
        earlier/sooner | too late | something/anything .. earlier/sooner
    """,
    "later_on": """
        later | too early/soon | something/anything .. later | after that
    """,
    "none_of_these": """
        none of those/these/them/the/it | none .. work/works/good/suit | ^ none $ | neither | neither of | not any of
        no .. of those/these/them | can not .. any of | not .. those/these times | those/these .. not | nothing .. works/work/fits/suits/good
        anything else | something else | other times/options/days/dates | any other | different time/times/day/days
        another time/day | different one | any others
    """,
    "any_offer": """
        any/either/whichever .. of them/these/those | either/any/all works/work/is/are | ^ either/any/whichever $ | ^ whatever $
        any of them/these/those/the | either one/of | ^ any (one/time) $ | you pick/choose/decide | up to you | both/all work/works/are/good
        all of them work/are | i am good with any/either/both/all | whichever/whatever is/comes/you | pick one | surprise me
        does not matter which | no preference | all good with me
    """,
    "foil:any_offer": """
        not/none any/either | any other/else/later/earlier/sooner/doctor | none of | do not like/want any | neither | not any
    """,
    "everyone": """
        both | all of them/us | both of them/us/those/these | all three/four/3/4 | everyone/everybody | the both
        all $ | the whole family | the two of us | all/none of my/our/these/those <visit> | all my/our/these/those <visit>
        neither of us/them | none of us/them
    """,
    "foil:everyone": """
        after all
    """,
    "skip": """
        skip | none | no email/e-mail/mail | do/does not have .. one/email/mail/e-mail/any | do not have
        do not use | i have no | have not got | rather/prefer not | would rather not | do not want to
        not .. give/share | n a $ | na $ | pass $ | not needed | no thanks | dont need one
        not comfortable .. sharing/giving/with | leave it blank/empty | leave blank/empty | not comfortable $ | keep .. private | no email please
    """,
    "foil:skip": """
        none of | none .. work/works/good/suit/suits/fine/ok/okay
    """,
    "late": """
        there/here in # | there/here soon/shortly | can not find parking | looking for parking | parking now | almost there/here
        # minutes/min/mins out | a few minutes out | few minutes late | missed the/my bus/train | overslept | still on the/my way
        running .. late | be .. late | am .. late | are .. late | going to be .. late | late for | might be late
        <i> .. late | behind schedule | running behind | stuck in traffic | in traffic | delayed | on my way
        # minutes/min/mins late | # minutes/min/mins away | will be .. late | late $
        eta # | late by # | late by half | can/could/will/would you still see/take/fit me/us/him/her | traffic .. # minutes/min/mins | # minutes/min/mins behind | # late
    """,
    "foil:late": """
        me late
        too late | too late to | late on/with/in my/the/this | late on .. period | late period | period .. late | late fee/fees | late afternoon/evening/morning/night | late reply/response
    """,
    "wrong_number": """
        wrong guy/girl/lady/man | this .. is not her/his/their number | new .. owner of .. number
        not the person you | who are you looking/trying | i just got this number | got this number recently
        wrong number/person | wrong .. number/person | you have/got the wrong one/patient/guy/house/address/lady/man | you have/got the wrong $
        i am not her/him/she/he | i am not that person | i am not who you | no one .. by that name
        nobody .. by that name | by that name | i do not know any
        do not know anyone/anybody/who .. called/named/is | number belongs to | this is not .. phone/number anymore
        is not .. phone/number/cell anymore | not .. phone/number/cell anymore | does not have this number/phone | no longer .. number/phone
        you texted/messaged/called the wrong
    """,
    "not_her": """
        this is not | i am not | you are not speaking/texting/talking .. to/with | i do not know | no .. here called/named
    """,
    "tongue": """
        not speak/understand/read/know .. english/spanish | no english/spanish | not .. english/spanish speaker
    """,
    "undo": """
        ^ undo | undo that/it/this | get it back | want it back | can i .. have it back | bring it back | undo
        did not mean to cancel | take .. back | reinstate/restore
        bring back my <visit>
        have/get/want .. <visit> back | put it back | uncancel | un cancel | not supposed to cancel | cancelled by mistake/accident | canceled by mistake/accident
    """,
    "none_here": """
        ^ no | there is no/not | we have no
    """,
}
