"""How English-speaking patients say yes, no, later, and that they do not know."""

PHRASES = {
    "yes": """
        yes/yse/yep/yeah/yup/yea/yah/yess/yas/yeh/ye/yeap/yeps/yupp/yer/aye/yessir/yis/yass | ^ y $ | ^ s $
        yes please | yes of course | yuppers/yepp/mhm/mmhm/mhmm | uh huh | mm hmm | ^ ya $ | hell yes/yeah
        ^ tes/yws/yed/ys/yez/yas/ues/yrs $
    """,
    "agree": """
        see you/ya <day> | see you/ya on/at | cool beans
        you may $ | no changes/change $ | no changes/change needed/necessary/required | nothing to change | set to go | can do $ | count on me/us | i/we will make it $
        will both/all be there | i/we will be able to make it/come | will certainly/definitely/surely be/make/come
        ^ c $
        ^ k $ | ^ kk $ | sure | sure thing | ok/okay/okey/okie/oki/alright/alrighty/aight | all right
        no issues/issue/objections/complaints | am down with/for | works for me/us | fact/facts $ | is a fact
        takes care of it | by all means | i affirm | make the/my/a <visit> | of course | for sure
        absolutely/definitely/certainly/affirmative/indeed/totally/surely/precisely/exactly/gladly/positively/naturally
        undoubtedly/indubitably/defo/def/obviously/clearly/perfectly/amen/bet/word/aye
        most def/definitely/certainly | without a/any doubt | no doubt | no question | fo sho | ^ please $
        okie dokie | okey dokey/dokie | righto | right on | right you are | damn right | hit me | good to go
        good call/idea/plan/choice/thinking | great call/idea/plan/choice/job | nice job/work | well done
        make it happen | lock it in | consider it done | that will do | that does it | go right ahead
        i am/are game/down/in/on/onboard | on board | happy to | would be happy/glad/delighted/thrilled/grateful
        would appreciate that/it | be appreciated/helpful | my pleasure | fire away | you know it
        you have/got every/all/each/everything/it | word for word | to a t | to the letter
        <do> it/that/them/one/those/this/away/please | please <do> (it/that/the/a/my/me/them) | ^ <do> the/a/my/me
        you can/may/should <do> | ready to <do> | you bet/betcha | uh huh | you got it
        no problem/worries/prob/problems/prblm | not a problem | why not | do/does not mind | i do $ | i do want
        i need/want/would that | i do really want | i would $ | i am $ | would love to $ | would love that/it/one
        would like that/it/one | would like to $ | i/we accept/confirm/agree/approve/assent
        confirming/confirmed/approved/accepted/agreed/confirm/accept | go ahead | go for it | go on | do it/that/so
        please do | please proceed/continue/confirm | proceed/continue $ | proceed/continue with/please
        book it/that/them/one | let us do that/it/this | let us go with/ahead | let us go $ | let us <booking>
        make it so | sign me up | count me in | i am in $ | i will take it/that/this | i will be there
        i/we can make it/that | ^ can/will make it/that | can/will make it $ | ^ i/we can $ | ^ can come | we will be there | see you then/there/tomorrow/soon | will be there | will do
        i think so | i believe so | i hope so | i suppose so | i guess so | it is a yes | is a yes | deal $ | done $
        👍/✅/✔/👌/☑/🆗/💯/🙌/👏 | you are right/correct | you have/got it right/correct | i will do it/that | like that/it
        happy with that/it/this | am/are fine/ok/okay/good/happy/ready/cool with | i am ready | on point | spot on
        roger $ | roger that | copy that | 10 # $ | fair enough | not/no bad $ | i concur | be my guest | that is it
        that is the one/plan/truth/ticket | <that> is/was .. what/all i <said> | <that> is/was .. the .. i <said>
        <that> is/was .. my order/request/plan/choice | <that> is/was .. the place/deal/ticket/plan/one
        <that> is/was/would .. about/be it | my request/plan/choice is | there you go | hook me up | get it going
        can not wait | can barely wait | you nailed/heard/guessed | you have nailed | set it up | like a plan
        exactly what i/we | what i <want> | you have/got it/got | you have got it
        i like/love the sound/idea/look of | a go $ | let us roll/rock | let us get going/it/them/that
        a winner/keeper/match/fit | <that> fits/meets/matches/suits | fits/meets/matches my/our/me
        make that/this <visit> | let me have it/that | i will have/take/get one/it/that/them
        i will have/take/get the .. one | i will go with | i will take | that/this one $ | i am .. interested
        i would be interested | if you could/would/please $ | nothing wrong | could not be better
        can not be better | not get .. better | can not .. argue/complain | not .. wrong with
        sufficient/suffices/suffice/bingo/jackpot | move ahead | move forward
        it/they/that/this is/are/does/do/was/were/will/would $ | sure is/do/am/thing/would/will | you read my mind
        on the money | no complaints | suit/suits/fit/fits me/us | like i said/asked/wanted
        as i said/asked/wanted/requested | all correct/right/good/fine
        i have no/zero problem/problems/objection/objections/issue/issues | permission granted/given
        have my permission | would not miss it/that/this | not miss it for | would not want .. miss
        no objection | not see why not | no prob/probs | thumbs up | ^ liked/loved $ | i/we would be there
        i/we am/are (still) coming | ^ still on/good/coming/planning | fasho | for sho | ight | sounds goof/gud/gd | is still on | already confirmed/replied | i have confirmed | wouldnt miss
        ^ coming $ | looking forward to it/that/seeing | ^ on it $ | we/i are/am still on | ^ no questions/changes/conflicts | i/we have no questions/changes/conflicts
        not going to miss it/this/that | will not miss
    """,
    "no": """
        no/nope/nah/naw/noo/nooo/nay/negative/negatory/nop/nopes/noes/nada | ^ n $ | no way | no thanks
        no thank you | hell no | 👎/❌/🚫/🙅
        ^ disliked $
    """,
    "refuse": """
        changed/change my mind $
        am/are booked/busy then/that | no longer interested
        have/got/am/at work/school/class/practice $ | have/got to work | have/got work/school/class at/then/that/until
        am working | working that/then | i work (then/that) $ | am sick in bed
        absolutely/definitely/certainly/surely/obviously/probably not | of course not | not really
        not happening/necessary/needed/required | no need | no chance | never $ | not interested | i would/do not $
        i did not $ | will not be necessary | i will/would pass | i think/guess/suppose/hope not | i do not think so
        do/does/did not think so | do not believe so | i disagree | is a no | a no $ | not for me | not at all
        not this time | count me out
        do not do/book/make/add/reserve/buy/schedule/confirm/proceed/continue/start/want/need/wish/worry
        do not .. want/need/wish/like/care/plan | would not like/want | would rather/prefer not | rather not
        not .. going/ready/willing/looking/planning/intending to | did not mean/ask/say/want | can not $
        ^ can/will not $ | can not make/do/come/attend/go | can not .. make it | afraid not | doubt | doubtful | doubt it/that
        unlikely/hardly | not likely | fat chance | as if $ | dream on | out of the question
        under no circumstances | by no means | not a chance/bit | no sir/ma'am/maam/siree/dice/deal/can
        refuse/decline/reject/object/disagree/deny/veto/denied/declined/rejected/refused | nuh uh | uh uh
        can not be | will not do | will not <do> | can not <do> | not going to <do> | over my dead body | leave it
        ^ not | far from | anything but | could not make/do/come | will not be able/making/available/coming/there
        will not make it | will not .. able | not able/available to | not .. available | not make it
        not that/it/those/these $ | not that/this one | let us not | ^ not quite | something .. came/come up
        skip it/that/the/this | i am .. good/set/fine/okay/ok $ | am .. good/set/fine/okay/ok for now
        is not the case | seems not | that is incorrect | strike that | i do not <want>
        not .. <want> any/the/that/it/them/one/a/an/to | ill pass | ^ please skip | not my name/number
        going to pass | have to pass | gonna pass | pass on | pass $ | skip $ | skip for now | i changed my mind $
        not bother | i have .. decided not | i decided not | decided against | will not be needed/required/needing
        not be needed/required
        was/am/are .. just/only looking/browsing/checking/asking/curious/wondering/seeing/exploring/inquiring
        just/only looking/browsing/checking/asking/curious/wondering/exploring
        just/only wanted .. to know/see/check/look | just/only wanted the/some/information/info
        too expensive/pricey/costly/far/much/long | have/got other/another plans/engagement/commitment/commitments
        have/got plans | already have/booked/got/made | found another/something/one
        not have .. time/money/funds/budget | can not afford | not .. ready/prepared/interested | not suit/fit/work
        misunderstood/misheard/mistake/error | i will not $ | i am not $
        it/that/this/they/these is/are/was/does/do/did not $ | it/that/this is not so/it | not agree | beg to differ
        unfortunately/sadly/regrettably not/no | do it myself/ourselves | book/arrange/call .. myself
        not feel like | let us wait/skip/pass/hold | ^ do not $ | please do not $ | <i> do not $
        forget it/that/about | skip it/that/this/the/any/adding | to skip | do not $ | then/so/just/well do not $
        not again | none of those/these/them/the/it/my/your | none .. work/works/good/suit/suits/fine/ok/okay/possible
        neither .. work/works/one/time/suits/is/of | nothing .. works/work/fits/suits/good/suitable/possible
        not .. possible | am/are not free | is not working | ^ none $ | ^ nothing $ | wish i/we could | not one/any of | no option/options/time/times/slot/slots .. work/works/good/suit/suits/fit/fits
        never asked/ordered/booked/requested/made | probably/prob not | i am flying/traveling/travelling out | leaving/skipping town
        ^ neither $ | ^ neither one/of/is
        can not on | on vacation/holiday/break | no ride/car/sitter/babysitter/transportation | not have a/any ride/car/sitter/babysitter/transportation/way | have/got jury/court/surgery | not my appointment/appt/visit | not who i
    """,
    "later": """
        rain check | raincheck
        maybe/perhaps/possibly/probably/or later | maybe/perhaps/possibly/probably .. later
        maybe/perhaps/possibly/probably .. time | maybe/perhaps/possibly/probably .. date
        maybe/perhaps/possibly/probably in a bit/while/moment | maybe/perhaps/possibly/probably tomorrow/next
        not .. now | not right this | not at the .. moment/time/minute/second/point | may be later/another
        may be some other | later perhaps/maybe/possibly/probably/thanks | might .. later | not yet | not .. yet
        not just yet | not .. moment | not at this time/point/moment/stage | another/different/other time $
        some other time/times/day | a different/later time $ | another/other time/day $ | but .. later
        but .. another time/day | hold off/on | hold that thought
        do/does/done/decide/book/it/that/this/leave .. later | ^ later $ | ^ later on | later on $ | okay/ok later
        put .. on hold | on hold | post/postpone .. | let me think | let me .. check | let me ask | let me know later
        think about it/that/this | think .. over | think on it | i will/should/would wait | should/would/will wait
        get back to you | let you know | need .. time to think | how about later | consult | talk .. first
        check .. first | in a little bit/while | next time $ | maybe/perhaps/possibly/probably in .. future
        in the future | in a .. while/bit | not at present | would like/rather/prefer to wait | will wait
        need/want .. more time | give me .. time/minute/while/bit | tomorrow maybe
        will/may/might .. call/text/book/do/decide/see .. later | call/text you later | not .. until
        before i decide | with my wife/husband/partner/mom/dad/parents/boss/friend/doctor/family first
        need/have to .. check/ask/talk/consult/discuss
        will/may/might .. confirm/answer/say/tell/know/reply .. later | say yes later | i/we will call
        will call you | <do> .. later
    """,
    "unsure": """
        do my best | i will try | we will try | hopefully $ | ^ hopefully | most likely $ | should be able to $ | probably $ | will try to
        maybe/perhaps/possibly/mayb/mabye/perhap/potentially | may be $ | not .. sure | not .. certain
        not sure/certain .. yet | can not say/tell yet | not .. decided
        unsure/uncertain/undecided/torn/clueless/unaware/undetermined | no idea/clue | not positive
        not .. hundred/100 | toss up | iffy/ambivalent/conflicted/hesitant/unclear/unresolved/unknown/indecisive
        is possible $ | ^ possible $ | search me | up in the air | not aware | not .. aware | have not decided
        not .. decide | not .. determined | can not choose/pick/commit | not .. made up my mind | jury is still out
        could go either | no opinion/preference | wish i knew | who is to say | anyone's guess | your guess
        haven't the | have not .. clue/idea/foggiest | not know | no earthly | without more information
        need more information/info | could be $ | would have to see/check/ask/think | no .. idea/clue
        not .. idea/clue | not .. foggiest | not a clue | do/does not know | do/does not .. know | would not know
        could not tell/say | can not tell/say/decide/answer/remember/recall | do not .. remember/recall
        do not have .. answer | hard to say/tell/know | tough to say | it depends | depends
        still deciding/thinking | am .. deciding | make up my mind | can not make up my mind | not confident
        can not give .. answer | could be both/possible/one | a possibility | if i know | both would work
        yes or a no | a yes or no | either one/way/of | could be either | could .. either | either
        one or the other | might/may/could be .. might/may/could | maybe maybe not | who knows | beats me
        good question | no knowledge | not have .. knowledge | drawing a blank | beyond/above me/my | hell if i
        i guess $ | i suppose $ | might $ | might be | we will see | let us see | let me see | not have .. opinion
        on the fence | 50 50 | 🤷/🤔/😕 | can go/be either | yes and no | yes or no | yes no | so so | undeterminable
        no way of knowing/to know | if only i knew | do not have any/an/the/that info/information/idea
        can not be sure/certain/determined | not at liberty | could/can/may/might go both | who can say
        not .. convinced | kind of $ | sort of $ | kinda/sorta $ | more or less | ask me later | of two minds
        remains to be seen | time will tell | i forgot $ | i have .. forgotten | debatable/questionable/dunno
        it varies | varies $ | sometimes $ | ^ i need to think $ | ^ let me think $ | not decided .. yet
        may/might/could be .. <good> | neither yes nor no | lack .. information | do not ask me
        how should/would/could/am i know | how should/would/could i | ^ you tell me $ | what do you think | i wonder
        tough one/question/call | god/heaven/lord/goodness knows | am .. confused/stumped/lost/baffled/puzzled
        not following | presumably/supposedly/allegedly | suppose it could/might | i think either | a maybe
        not yes or no | yeah right | yea right | can say later
        do not care | ^ questioned $ | like that is/will .. happen | ^ oh great/wonderful/perfect/fantastic/joy .. another
        probably/prob $ | ^ prob | thanks for nothing | in your/his dreams | when pigs fly | good luck with that | yeah/yea/sure/ok whatever
        i/we should be there/able
    """,
    "foil:no": """
        oh no i forgot/forget/missed | no need to/for .. remind/reminder/reminders
    """,
    "foil:unsure": """
        could/can it be at/on/in/earlier/later | i wonder if i/you/we/there/it
    """,
    "keep": """
        i/we can .. after all | i/we will .. after all | coming after all | keep it/that/this $ | keep <my> <visit> | keep mine | not .. <cancel>
    """,
    "coming": """
        i/we can make it/that | i/we can .. come/attend/go $ | i/we can be there | i/we will be there/coming
        i/we will .. make it | i/we am/are coming | i/we will come $ | i/we can still/now/indeed make/come/attend | i/we can .. after all | leave it as | still coming
        but i/we will (still) come/go/attend | but i/we will (still) be there/coming | but i/we am/are (still) coming/going
    """,
    "further": """
        another one/appointment/visit for me/us/my/him/her
    """,
    "takeback": """
        ^ wait | oh/no/yes/yeah/ok/okay/but/sorry/actually wait | wait no/a/i/actually/sorry/can/could/yes | hold on
        hang on | on second thought/thoughts | second thoughts | scratch that | i mean | i meant | changed my mind
        change my mind | have changed mind | never mind | oops/whoops | my mistake | i messed up
        i take it/that back
    """,
    "doubt": """
        who is this/that/it | who are you/these | ^ who $ | what $ | why $ | what for
        why is/are/do/did/would/should/me | really $ | are you/u .. sure | sure about | y tho | when was
        what time $ | confirm/book/cancel what $ | ^ you sure $
        what/which day/date/appointment/visit/doctor/one/time $ | which doctor/appointment/visit/one
        exactly what/which/when/where time/day/date/doctor/one
    """,
    "condition": """
        unless | provided | as long as | depending | assuming | in case | only if | if not
        if it/i/we/my/he/she/they/there/the/work/nothing/weather/traffic/only
        if
    """,
    "aside": """
        actually | you know what | instead | sorry i | ^ sorry | rather | better
    """,
    "change": """
        change/move/switch/push/shift it/that/this/the/them/me | make it/that/this | change/move/switch .. to
        change <my> | can/could you/we/i .. change/move/make/switch
        can/could you/we/i .. try/check/see/find/book/do | check if .. available/free
        anything .. available/free/open | available $ | only if | let us change/move/make/try | just for #
        for # people/person/persons | how about | what about | one more change | instead of | would/i rather
        would/i prefer | prefer | rather | i/we will need/be # | it/that is supposed | too early/late/soon/far
        another/different/other time/day/date/one/slot/appointment/week | something else/earlier/later/sooner
        is/are there any/anything/a/an/availability/something | do you/they have any/anything/something/an/a
        i need/want/meant to <come>
    """,
    "setting": """
        it/that should be | change/move/make/switch/push/set/shift/book/put/schedule/do it/that/this/the/them/me
        i/we <want> | i/we would <want> | <booking> | let us
    """,
    "positive": """
        <that> <be> .. <good> | <that> .. <good> | <that> <would> be .. <good> | <that> <would> <good>
        <that> works/work/suits | sounds/sound/looks/seems .. <good> | <very> <good> | i <want> it/that/this/one
        i/we <want> to <do> | i/we (would) like to <do> | i/we <want> to have .. booked/reserved/scheduled
        let us <do> | would be nice/good/lovely/great | <good> $ | you <be> <good> | i am .. <good>
        i like/love it/that/this | is what i | it is a date | ^ <good> , | ^ <good> <good> | ^ <good> <that>
        ^ <good> thanks/thank/please/let/go/do/book/i/we/with/for/by/so/then/and/me/now/you/enough/sir/my/plan/choice/idea/work/job/deal
        ^ <good> buddy/man/friend/as/call/one/thing/news/but/proceed/continue/confirm/make/set/reserve/schedule/to
    """,
    "negative": """
        <that> <be> .. <bad> | <be> .. <bad> | ^ <bad> | <bad> $ | i am .. busy
        i have .. another/a appointment/meeting/conflict/engagement/commitment/class/thing | prior engagement
        conflict | that day/time is | out of town
    """,
    "anything": """
        <that> is/was/be/would/will/should/does .. all/it/everything
        <that> is/will/would/should be .. all/it/everything/enough | will/would be all/it/everything
        <that> will/should/would/does do | is all | all done
        i am/was .. good/set/done/fine/ok/okay/finished/great/well/happy | am good | am set | all set | all good
        we are .. good/set/done/fine/okay/ok | you are done | nothing | nothing else/more/further | not now
        not right now | not at this time | not for now | no more | have/got .. all/everything | done everything
        <not> need .. help/else/anything/more/further | <not> needing | i am finished | that covers it
        bye/goodbye/goodnight/cya | bye bye | see you | talk to you later | have a good/nice/great/wonderful/lovely
        good night/day/bye | take care | enough | none | appreciate/appreciated | grateful | helpful | great help
        you too | you are welcome | that is .. help | you have been | you can go | for now | wrap | sorted $
        covers/concludes everything/it/that/all | what i <said> | got what i | ciao/adios/cheerio/farewell/peace
        see ya | catch you | talk .. soon/later | much obliged | satisfied
        no/any other/more/further questions/requests/queries/needs/help/assistance | not have any .. questions
        not think of anything | can not think of | be going | got to go/run | have to go/run | pretty much
        zilch/zip/nope | great/good/nice/excellent/wonderful/amazing job/work/help/service/assistance | done for
        finished/completed/complete | leave it there | call it a day
    """,
    "foil:condition": """
        if it/that/this is ok/okay/fine/alright/possible | if i/we may/can/could please | if i may
        if it/that works | if i remember/recall | if i am not mistaken
        know/see/check/tell/look/wonder/wondering/find/ask/case/confirm .. .. if it/i/we/my/he/she/they/there/the
        as if
        if possible/needed/necessary/convenient/available/ok/okay/anything/so/any/ever | if you can/could/please/want/like/prefer/would/need
        if that/it/this works/work/fits/suits/helps | if not | if all | if nothing | if need | know/see/check/tell/wonder/wondering/find/ask/asking/hear .. if | if that/it is what/how/where
    """,
    "idle": """
        no one/body | no longer | no matter | no rush/hurry | no later/earlier/sooner/more/less than | no idea/clue
        no preference
    """,
    "foil:refuse": """
        no need to/for .. remind/reminder/reminders
        do not care | no probs/prob | not see why not | not mind if
        not already confirm/say/tell
    """,
    "foil:negative": """
        that day/time is .. <good>
    """,
    "foil:keep": """
        not forget .. <cancel>
    """,
}
