"""What English-speaking patients ask about."""

PHRASES = {
    "topic:appointments": """
        when is/was/are <my> .. <visit> | when is .. <visit> | when .. <visit> is | tell me when/what .. <visit>
        what time again | ^ (at) what time/day $ | ^ when again | when was that again | <visit> is .. right/correct $ | <my> <visit> is on/at/for/tomorrow/today
        what time/day/date is/was/are <my> .. <visit>
        what time/day/date is/was/are .. <visit> | what time am i/we
        when am i/we .. coming/booked/scheduled/seeing/due/supposed | when do i/we .. come/see/have
        what/which .. <visit> do i/we have | what/which .. <visit> have i/we | do i/we .. have .. <visit>
        have i got .. <visit> | did i .. book/make/schedule | is my .. <visit> .. still | is my .. <visit>
        am i .. booked/scheduled/confirmed/on | my appointments | my next <visit> | my upcoming <visit>
        check/see/find/view/show/list/remind/confirm/verify .. my .. <visit> | confirm/verify/check .. <visit>
        check/see/view/verify on .. <visit> | confirm/verify that i have | confirm .. i have | remind me when/what
        who am i seeing | which doctor .. seeing/have/am | forgot when | forgot .. time | status of .. <visit>
        what <visit> | what/which time/day/date was it/that/mine | when was it/that/mine | when is it $ | when is mine
        what/which day/time/date/doctor am i/we | what/which day/time/date .. <my> <visit> | details .. <visit> | show .. appointments
        did you/they/it/i/we .. <cancel> | have/has i/we/you/they/it .. cancelled/canceled | <visit> was/is/got/were/been/being <cancel> | <visit> has been <cancel> | you/they cancelled/canceled
        did/is/was my .. <visit> .. booked/scheduled/go/made/through | i/we have anything booked/scheduled/coming
        anything booked for me | did it/that/this go through | ^ is it/that/this/mine with | is it/that booked/set | am i seeing/with | am i all set | who is it/that with | when are they
        is it/that/this/everything still on/happening/good | ^ still on $ | are we still on
        was/is/has my/the/our <visit> .. cancelled/canceled | do i/we have anything/something on/at/for/in/this/next/coming
    """,
    "foil:topic:openings": """
        do i/we have anything/something
    """,
    "topic:openings": """
        what do you have | what have you got | what .. available/open/free
        what times/days/slots/openings/dates/hours .. have/available/free/open/there
        do you have anything/something/any/a/an/time/availability/space/room | have you got anything/something/any
        got anything/something/any .. open/free/available/on/for/tomorrow/today/this/next
        anything available/open/free/sooner/earlier/later/tomorrow/today/on/this/next
        any openings/opening/availability/slots/appointments/times/spots/space/spot/free/available
        openings/availability
        is/are there .. anything/any/an/something/slots/openings/opening/availability/spot/slot
        when .. available/free | is doctor .. available/free/in/working/there | next available
        when can i/you/we .. come/see/get/be/fit | how soon | when is .. next/earliest/soonest/first
        what is .. next/earliest/soonest/first available | earliest available/appointment/opening/slot/you
        are you free | who is available/free
        got anything/something/any <day> | when/what/which days/hours/times do/does doctor .. work | when do/does doctor .. work
        when/what/which .. is doctor .. in/working/available/there | does doctor .. work | is doctor .. in/off/here/around
        do you have .. <visit>
    """,
    "topic:hours": """
        what are .. hours | your hours | <visit> hours | opening/office/business/clinic/working hours
        hours of operation | when/what time do/are you/yall/they .. open/close/closing | when do/does .. open/close
        what time .. open/close | are you .. open/closed | is .. clinic/office .. open/closed | how late .. open
        open on/today/tomorrow/now/saturdays/saturday/sunday/sundays/weekends/late | closed on | you open | hours $
        hours on | do/does .. work on/saturday/saturdays/sunday/sundays/weekends/mondays/fridays/evenings/late
    """,
    "foil:topic:hours": """
        # hours/hour | couple/few hours | couple/few of hours | half hours
    """,
    "topic:address": """
        what is .. address | where are you | where is .. clinic/office/it/this/that/place/doctor
        where do i/we .. go/come | your address | the address | your location | located | directions
        how do i/we get to/there | address please | ^ address | where exactly
    """,
    "topic:phone": """
        phone number | telephone number | contact number | number .. call | your number | your phone
        what .. number can i call | call you
        what is the number | whats the number | number to call | phone number
    """,
    "foil:topic:phone": """
        my/new/change/update/different/wrong .. phone/number/phone number
    """,
    "topic:price": """
        how much | what .. cost/price/charge/fee/fees/copay | cost/price/fee/fees of/for | is it free $
        price/prices/pricing/copay/cost | do you charge | what do you charge | how expensive | is it expensive
        <paying> .. if/when i/we <cancel> | <paying> for/to <cancel> | <cancel> fee/fees/policy/charge/charges/penalty | what happens/if .. <cancel>
        do/will i/we have to pay | is there a fee/charge | no show fee
    """,
    "topic:prepare": """
        <want> to fast | do/should/must i/we .. fast/bring/prepare/wear/eat/drink/stop | have to fast
        need to bring | what .. bring | what .. wear | can i/we .. eat/drink | how .. prepare | prepare for
        on an empty stomach | eat/drink before | fasting | empty stomach | bring .. with me
        should i .. arrive/come early
    """,
    "foil:topic:prepare": """
        bring .. son/daughter/kid/kids/child/children/baby/boy/girl/husband/wife/mother/mom/father/dad/him/her/them/both/twins
    """,
    "topic:duration": """
        how long is/are/does/will/would/do it/that/this/they/the/a/an/<visit>/<my> | how long .. take/takes/last/lasts
        how many minutes/hours .. take/last/is | how much time .. take/need
    """,
    "topic:desk": """
        should i/we .. <cancel> |
        parking | where .. park | which/what floor/room/entrance/building | wheelchair/accessible/elevator
        lab/test/blood results | my results/records/labs | results .. back/in/ready | medical records
        referral | doctors note/letter | sick note | note/letter for work/school/<my> | letter for | fill/filled/sign .. form/forms/paperwork
        tell/let/inform the/my/your doctor | leave .. message | pass .. message | is doctor .. good/nice/better/best | doctor is/are .. better/best
        wifi | is doctor .. a/an woman/man/female/male/lady
    """,
    "topic:insurance": """
        insurance | do you .. take/accept medicare/medicaid/aetna/cigna/humana/bluecross/blue/nhs/kaiser
        medicare/medicaid/aetna/cigna/humana | covered by | in network | my plan
    """,
    "topic:doctors": """
        does doctor .. see/treat/speak/take/do
        which/what doctors | who are .. doctors | who .. doctors | what .. doctors do you
        do you have .. doctor/specialist/dentist/pediatrician/dermatologist/cardiologist | who works
        list .. doctors
    """,
    "topic:visit_types": """
        what services/treatments | what .. services/treatments/kinds/types | what .. do you offer
        do you .. offer/do/provide/perform | what kind/kinds/type/types of | list .. services
    """,
}
