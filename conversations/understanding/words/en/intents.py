"""How English-speaking patients say what they want done."""

PHRASES = {
    "book": """
        get/have my .. cleaned/checked/examined/removed/fixed/filled/looked | <can> you see my
        kill for .. <visit> | dying/desperate to get/come/be/see | dying/desperate for .. <visit>
        <booking> .. <visit> | make/get/have/need/want/schedule/set/arrange/fix/request/see/find .. appointment
        make/get/need/want/set/arrange/request .. <visit> | <want> .. <booking> | <want> to come/see/visit
        <want> .. see .. doctor/dentist/someone/gp | <can> i/we .. come/see/visit | <can> you .. <booking>
        <can> you .. see/fit/squeeze me/us/him/her | <can> you .. put me | <can> i/we .. get/have/make/book/schedule
        get me in | fit me in | squeeze me in | come in
        <want> a/an/to .. checkup/appointment/physical/consultation/doctor/dentist | ^ <booking> | ^ appointment
        book/schedule me/us/him/her/it | appointment for/with/on | new appointment | like to be seen
        see the/a/my/your/our doctor/dentist/gp | doctor/dentist <visit> | doctor's <visit> | need to be seen | is/are there .. <visit> | put me down | i would like .. to see | see doctor
        i/we <want> to <booking> | i/we <want> to have/get/take/come/go/do | i/we <want> it/one/that
        i/we would like the/a/one | i/we <want> the appointment/slot/time/visit
        <can> my/our/he/she/they .. come/see/get | <can> .. come in/on/at/by/today/tomorrow/this/next
        <can> .. come $ | <booking> a/another new/one | <booking> another
        <can> i/we/he/she .. stop/swing/drop/pop by/in | any chance .. i/we/you .. come/see/get/fit | <want> .. follow up/followup | too late to book/schedule/come
        <want> to get <my>/in/checked/seen
        <want> to be seen
        find/get me something/anything/one/another | <want> to bring .. in | <can> i/we bring my/our .. in
        another one/appointment/visit for me/us/my/him/her
    """,
    "cancel": """
        take/get me/us/him/her off for/of | take/get me/us/him/her off <day> | off <day> schedule/list/calendar
        stop/halt/end <my> <visit> | scratch/skip/nix/ditch/miss/drop <day> | bail (out) on/of/today/tomorrow
        have/got/need to skip/miss/bail | call off $ | call off <day>/today/tomorrow | ^ scratch (the) <day>
        <cancel> <my> | <cancel> .. <visit> | <cancel> it/that/this/them/everything/all/him/her/me/us
        <cancel> for/at/on | <cancel> # | <cancel> reservation/booking | ^ <cancel> | <cancel> $
        <want> .. <cancel> | have/got to <cancel> | must/to <cancel> | <can> you/i/we .. <cancel>
        <visit> .. <cancel> | how .. <cancel> | please .. <cancel> | <undoing> .. <visit>
        <change> .. <visit> .. to <cancel> | wipe/clear/void/ditch/dump/kill/axe/cut/pull .. <visit>
        throw/take .. <visit> .. off/out/away | not .. go through with | back out | get rid of .. <visit>
        call/called off .. <visit> | calling off | no longer want/need/require .. <visit>
        no longer able/coming/going | <visit> .. no longer | <visit> .. not needed/necessary/required
        <not> want .. <visit> anymore | not .. <visit> anymore | not .. <visit> any more | no need to confirm
        take .. off the schedule/calendar/books | call .. off | my mind <cancel> | want out of .. <visit>
        name .. off .. <visit> | take/taken me/us/name .. off .. reservation/booking/appointment
        <visit> .. removed/deleted/dropped/scrapped/undone | changed my mind about .. <visit> | nix that/the
        nix <my> .. <visit>
        no longer need it/this/that/one | scratch/drop/ditch/kill/lose <my> <visit> | <cancel> mine/ours | <cancel> my/our
    """,
    "foil:cancel": """
        kill for | die/dying for/to | get/got/have/is/there/of a/any cancellation | any cancellation
        <cancel> .. <thing> | <cancel> .. .. <thing>
        if/when/unless/before/until/should/whether i/we/you/they/he/she/someone/somebody/anyone/anybody <cancel> | if <cancel>
        did i/we/you/they/he/she/it/anyone/someone .. <cancel> | have/has i/we/you/they/it .. cancelled/canceled | you/they/clinic/office cancelled/canceled
        why .. <cancel> | was/is/were my/the/our/his/her (<day>) <visit> .. cancelled/canceled | <visit> was/is/got/were/been/being <cancel> | <visit> has been <cancel>
        without <cancel> | <cancel> fee/fees/policy/charge/charges/penalty/rate | <paying> for/to/if/when (i/we) <cancel>
        can i <cancel> later/anytime/last | what if .. <cancel> | someone/somebody/anyone/anybody/patient <cancel>
        <cancel> <text> | <cancel> my/the/all/these/those/your <text>
    """,
    "unneeded": """
        not need to see/visit .. doctor/dentist/anyone/you | no longer need to see/come
        not need .. <visit> | not going to need/use/want .. <visit> | not need .. any more | not need .. anymore
        not want .. anymore | not want .. any more | not want .. <visit> | not want to come/meet
        not be needing/using/requiring/taking | not require .. <visit> | no need for .. <visit>
        not .. use .. <visit> | need to release
    """,
    "noshow": """
        can not make .. it/appointment/booking/visit/tomorrow/today/that/reservation | can not come/attend/go
        can not be there/in | can not .. come/attend | will not make .. it/appointment/booking/visit/tomorrow/today
        will not be able/coming/there/making/attending | not able to make/come/attend/be
        no longer make/come/attend | unable to make/come/attend | not going to make/be | am/are not coming
        am/are not going $ | am/are not going to my/the/our/dinner/lunch | have to miss | not gonna make
        something .. came/come up
    """,
    "foil:noshow": """
        not .. be late | not going to be .. late/long/early
    """,
    "drop": """
        ^ never mind | ^ forget it/that/about/this | ^ abort | ^ abort it/that/this
        ^ halt/scrap/scratch/terminate/discontinue/rescind/eliminate/pause/mute/silence/quiet $
        <undoing> .. task/action/process/command/request/job/program/operation
        stop/quit/halt/abandon/pause .. task/action/process/command/doing/talking/speaking/working/happening/running
        stop/scratch/halt it/that/this | ^ stop .. changed my mind
        stop/quit/drop/end/cease/halt/kill/abandon .. what you | that is enough | ^ enough $ | stand down
        hush/shush/shh | pipe down | disregard/ignore .. command/process/request/last/that/task | disregard
        call it off | would/can/could you stop | please stop doing
        not do this/that .. process/task/action | not .. complete/continue .. task/with/what | not talk/speak
        not .. talk/speak .. anymore/further/more | no more talking | shut up | shut .. up | be quiet | quiet now
        refrain from | not say anymore | switch off | nix it/that | stop/cease/quit/halt everything/immediately/now
        stop right now/there/away | please desist/cease | ^ cease | cut it out | knock it off
        drop/kill/end/quit/cut/pause/leave it/that/this $ | not bother | undo that/it/this | be silent/still
        hold it | halt
    """,
    "foil:drop": """
        speak english/spanish
    """,
    "reschedule": """
        move/switch/put/shift/bump me to/for | possible to <change>/<move> | can not do/make .. what/how about | make <my> <visit> .. later/earlier/sooner
        <move> .. <visit> | ^ <move> | <want> .. <move> $ | <want> to/a .. <move> .. <visit>
        <want> to reschedule/rebook/postpone/rearrange | have/got/must to reschedule/rebook/postpone/rearrange
        reschedule/rebook/rearrange | postpone/delay my/the/our/it/this/that | <can> i/we/you .. <move> .. <visit>
        <change> .. <visit> | <visit> .. <change>/<move> | <visit> .. changed
        <change> .. time/times/date/dates/day/timing/schedule | <move> .. time/date/day/dates
        <change> it/that/this to/from | <want> .. different/another/other/new time/date/day/slot
        another/different/new/other time/day/date | find/pick another | come/in .. instead | <visit> .. <move>
        i have .. <visit> .. <change> | i have .. <visit> .. <move> | <visit> .. .. <want> to <move>
        <visit> .. .. i <can> <move> | <visit> .. .. <can> i <move> | <visit> .. .. <want> to <change>
        push .. back | bring .. forward | swap .. for | make it/that .. instead | come another
        later/earlier time/date/appointment/slot | make .. changes to .. <visit> | edit/revise/extend .. <visit>
        <can> i/you/we <change>/<move> it/that/this | <want> to <change>/<move> <my> one | ^ <change> <my> one | <can> .. <change>/<move> <my> one
        <visit> .. be moved/changed/rescheduled/switched | <visit> .. .. be moved/changed/rescheduled/switched
        booked for .. but need | change of plans | move/push/bring/shift it .. earlier/later/up/forward/back
        move/push/bring/shift <my> .. earlier/later/up/forward/back
        can not make/come/do .. can/could we/i/you/u do/try/make/have/get/go/switch/come | will not make .. can/could we/i/you/u do/try/make
        <can> .. push/bump to/till/until | <can> i/we do .. instead | <can> i/we come/do .. instead
        ^ move/change/switch/push/swap/bump <day> | <can> i/we/you <change>/<move>/swap my/the/our # | <can> i/we make it the/on/for <day>/#
    """,
    "foil:reschedule": """
        <change>/<move> .. name/email/e-mail/mail/phone/address/insurance/birthday/birthdate
        <change>/<move> my/our/the number $
    """,
    "confirm": """
        ^ confirm/confirmed/confirming/c $ | i confirm | i can confirm | confirming my/the/our/i | i am confirming
        just confirming | confirming/confirm <my> <visit> $ | i will be there | will be there | we will be there | i am coming | see you then/there/tomorrow
        ^ confirming/confirm for/<day>/tomorrow/today
    """,
    "foil:topic:appointments": """
        ^ i/we confirm | ^ confirming | yes/yeah/yep/ok/hi/hello i confirm | i am confirming
        when is the/a/your next/earliest/soonest/first .. <visit> | when is .. available | when is .. <visit> available/free
        if .. <cancel> | <paying> .. <cancel>
    """,
    "foil:confirm": """
        there in # | there soon/shortly
    """,
    "waitlist": """
        any cancellations | text/call/tell/ping/message me if/when .. cancellation | if/when .. get/have/is a/any cancellation/cancellations
        waitlist | waiting/wait list | <cancel> list | standby
        if anything/something/someone/anyone .. opens/open/up/cancels/earlier/sooner/available/free | if .. opens up
        if .. becomes available/free | if .. <cancel> .. let
        let me know if .. earlier/opens/sooner/free/available/opening | notify me
        text/call/tell/ping me if/when .. opens/open/earlier/sooner/free/available/cancels/comes | any <cancel>
        if/when someone/somebody/anyone/anybody/patient <cancel> | if/when there/theres .. cancellation
    """,
    "human": """
        is this/it a/an bot/robot/machine/person/human/computer | are you real | am i talking to .. bot/robot/machine/person/human
        want/like/need to complain | make/file/have .. complaint | complaint about
        <speak> to/with .. <person> | <speak> .. to/with .. <person> | <speak> .. to/with a/an .. human/person
        talk to .. <person> | reach .. agent/person/human/someone/manager
        transfer/connect/pass/forward/direct/escalate/hand me | is there/anyone a/any human/person/one .. talk/speak
        any humans | someone real | be transferred/connected | live chat/agent/support/person/rep
        put me .. through/with | get me .. <person> | get me to someone | get .. someone else on
        real/actual/live person/human/agent/people | human please
        at the door | nobody/noone answers/answering/answered | no one answers/answering/answered | door is locked
        ^ human/person/agent/receptionist/operator/representative/staff $ | call me $ | call me back
        call me please/now/asap/when | give me a call | have someone/somebody/them call | ring me | phone me
        can someone/somebody/anyone call/help/phone/ring | <speak> .. human/person | someone to talk to
        someone .. talk to | stop talking to bots | not .. talk .. bot/machine/robot/computer
        are you a bot/robot/machine/human/computer/real | sick of .. bot/machine/robot
        not .. with a machine/bot/robot | not .. comfortable .. .. machine/bot/robot | need a human/person
        want a human/person | customer service | give me a/an human/person/agent/operator/representative
        give me someone | <want> a/an .. agent/operator/representative/human/person | customer support/care/services
        can/could a/an/any human/person/someone | human/person/agent now/asap/please
        is anyone/anybody/someone there | someone/somebody .. contact/call/ring/phone me
        contact .. human/person/agent | not want .. machine/bot/robot | need .. to call me | useless bot
        bot .. useless
        ask/tell/message/question .. nurse | question/questions for/about .. nurse/bill/billing/account/invoice/results
        someone/somebody/anyone/anybody (please) help
        call (me) instead
        call me <day>/at/on/after/before/later/around/between/when/anytime/this/next/in | <can> doctor .. call/ring/phone me | <can> doctor .. give me a call
    """,
    "desk": """
        accepting/taking/take/accept new patients | are you .. new patients
        refill | refills | renew .. prescription/meds/medication | prescription .. renewed/ready/refilled
        need/want/get .. prescription/meds | call in .. prescription | prior authorization
        test/lab/blood/xray/mri/scan/biopsy results/result | labs back | my/the results | medical records
        copy of .. bill/records/chart/results/invoice | my/our medical bill/invoice/records/chart
        doctor's/doctor/doctors/sick/work/school note | note for work/school | note from .. doctor
        need/get/send .. referral | validate parking/ticket
        fax/send/email/mail/transfer .. records/chart/results/files/xrays | overcharged/overbilled | billed .. wrong/twice | problem with .. bill
        why .. <cancel>
    """,
    "stop": """
        ^ remove me $ | ^ remove me please
        ^ stop/stopall/unsubscribe/end/quit/revoke/optout/opt $ | ^ stop all $ | ^ please stop $
        stop/quit/cease/end <text> | stop/quit/cease .. <text> | no more <text> | no more .. <text>
        no .. <text> please | do not .. text/message/contact/call/sms/email/send .. me/us
        do not text/message/contact/send | not .. want .. <text> | not want .. <text>
        take/remove .. me/number off/from | take/remove me/us/my .. off/from .. list/lists | off your/the list
        from your/the .. list | opt out | opt me out | opting out | unsubscribe | leave me alone | lose my number
        delete my number | remove my number | never .. text/message/contact/call me | no longer want .. <text>
        no longer want .. .. <text> | <cancel> .. subscription | stop it with .. <text> | stop w/with .. <text>
        enough with the/your/these .. <text> | <text> .. make them/it stop | make them/these/the <text> stop | for this/that/these stop | just stop $
        stop with the/your/these .. <text> | stop bothering/harassing/bugging
        ^ unsub/stopp/unsubscribed/blocked $ | said/say stop $ | <cancel> <text> | <cancel> my/the/all/these/those/your <text> | turn/switch off .. <text> | turn/switch .. <text> off
    """,
    "foil:stop": """
        take/get me/us off for/of/on | off <day>
        why did/have/do/are you stop | stop .. bleeding/pain/medication/pills
        off .. schedule/calendar/books | off <my> <visit>
    """,
    "start": """
        ^ start/unstop/subscribe/resubscribe/optin $ | opt in | opt me .. in
        start texting/messaging/sending .. me/again/messages | text me again
        turn .. messages/texts/reminders back on | resume .. texts/messages/reminders | sign me back up
    """,
    "help": """
        ^ help/info/options/menu/commands/instructions/aide $ | ^ help me $ | need help $ | need some help $
        ^ is this/it the/a/your .. clinic/office/doctor/doctors/practice $ | ^ who is this/it | ^ who are you | who is texting/writing/messaging | who this | how does this/it work | how do i use | what can you/i do/say | what are my options | i need help
        can you help $ | can you help me $ | do not understand | not understand
    """,
    "greet": """
        ^ hi/hello/hey/hiya/heya/howdy/greetings/sup | ^ yo $ | ^ yo there/guys/dude/man/doc/doctor | good morning/afternoon/evening | ^ morning/evening $ | ^ morning/evening/afternoon buddy/all/everyone/doctor/there/team/folks/friend/sir/guys
        how are you | 👋
    """,
    "thanks": """
        thanks | thank ya | thank you | thank | cheers | much appreciated | appreciate | appreciated | grateful
        ❤/🙏/💕/😊 | ^ bye/goodbye/goodnight/cya/ttyl $ | bye bye | ^ good night | see ya | take care
        have a good/nice/great/lovely/wonderful/blessed day/one/evening/night/weekend/afternoon/week/time
        enjoy your/the day/evening/night/weekend/afternoon | you too $
    """,
    "foil:human": """
        get me in | get me an/a <visit> | get me .. in
    """,
    "foil:book": """
        have/get .. <visit> back | should i/we .. <cancel> .. have
    """,
}
