"""What English-speaking patients say besides times."""

from conversations.understanding.words.shape import Lexicon

_VERBS = (
    "be take have come see do pass go get call let make try need wait text pay bring book think not just probably never also "
    "definitely miss check ask stay keep tell give"
)
_EXPANSIONS = {
    **{f"ill {verb}": "i will" for verb in _VERBS.split()},
    **{f"id {verb}": "i would" for verb in ["like", "love", "rather", "prefer", "want", "be", "need", "say"]},
    **{f"well {verb}": "we will" for verb in ["be", "take", "come", "see"]},
    "dont": "do not", "don't": "do not", "doesnt": "does not", "doesn't": "does not", "didnt": "did not",
    "didn't": "did not", "cant": "can not", "can't": "can not", "cannot": "can not", "couldnt": "could not",
    "couldn't": "could not", "wont": "will not", "won't": "will not", "wouldnt": "would not", "wouldn't": "would not",
    "shouldnt": "should not", "shouldn't": "should not", "isnt": "is not", "isn't": "is not", "arent": "are not",
    "aren't": "are not", "wasnt": "was not", "wasn't": "was not", "havent": "have not", "haven't": "have not",
    "hasnt": "has not", "hasn't": "has not", "aint": "is not", "ain't": "is not", "im": "i am", "i'm": "i am",
    "ive": "i have", "i've": "i have", "i'd": "i would", "i'll": "i will", "that'll": "that will",
    "that'd": "that would", "thatll": "that will", "that's": "that is", "thats": "that is", "it's": "it is",
    "its": "it is", "it'll": "it will", "it'd": "it would", "what's": "what is", "whats": "what is",
    "where's": "where is", "wheres": "where is", "when's": "when is", "whens": "when is", "who's": "who is",
    "you're": "you are", "youre": "you are", "you've": "you have", "youve": "you have", "you'll": "you will",
    "we're": "we are", "we'll": "we will", "we've": "we have", "we'd": "we would", "let's": "let us",
    "lets": "let us", "there's": "there is", "theres": "there is", "they're": "they are", "they've": "they have",
    "he's": "he is", "she's": "she is", "hes": "he is", "shes": "she is", "something's": "something is",
    "somethings": "something is", "wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me",
    "gimme": "give me", "pls": "please", "plz": "please", "plse": "please", "thx": "thanks", "tx": "thanks",
    "thnx": "thanks", "thanx": "thanks", "tnx": "thanks", "tks": "thanks", "ty": "thanks", "tysm": "thanks",
    "thankyou": "thank you", "u": "you", "ur": "your", "r": "are", "appt": "appointment", "appts": "appointments",
    "apt": "appointment", "appt's": "appointments", "appointmnt": "appointment", "apointment": "appointment",
    "resched": "reschedule", "idk": "i do not know", "dunno": "do not know", "nvm": "never mind",
    "nevermind": "never mind", "nm": "never mind", "np": "no problem", "sry": "sorry", "srry": "sorry", "b4": "before",
    "2day": "today", "2moro": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow",
    "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "doc": "doctor", "dr": "doctor",
    "drs": "doctors", "docs": "doctors", "rn": "right now", "omw": "on my way", "y'all": "you all",
    "cancell": "cancel", "cxl": "cancel", "cancelt": "cancel", "mum": "mom", "could've": "could have",
    "should've": "should have", "would've": "would have", "need2": "need to", "wat": "what", "wen": "when",
    "probs": "problems", "asap": "asap", "gp": "gp", "obgyn": "obgyn", "ya'll": "you all", "there'll": "there will",
    "everything's": "everything is", "daughters": "daughter", "sons": "son", "kids": "kids",
}  # fmt: skip

_CLASSES = {
    "courtesy": "hi hello hey hiya heya um uh umm uhm er hmm hmmm well so oh ah and please sorry thanks thank you ok okay "
    "dear sir madam then just actually lol haha omg kindly",
    "not": "not no never without neither nor hardly",
    "i": "i we",
    "my": "my our his her their the this that these those a an",
    "want": "want need like love wish prefer require wanted needed wants needs hoping looking trying going wanting",
    "visit": "appointment appointments booking bookings reservation reservations visit visits slot slots session checkup "
    "meeting consultation consult procedure table app't",
    "cancel": "cancel cancels cancelling canceling cancelled canceled cancellation cancelation",
    "undoing": "remove delete scrap drop abandon nix annul revoke abort undo trash release rescind terminate end erase "
    "quit withdraw close forget repeal unbook unreserve eliminate discontinue",
    "move": "reschedule rescheduling rescheduled rebook rearrange postpone postponed postponing delay amend modify alter "
    "update upgrade switch swap adjust reorganize reorganise",
    "change": "change changing changed move moving moved push shift bump",
    "book": "book booking schedule scheduling make reserve arrange set get have see find fix request grab",
    "booking": "book schedule reserve arrange",
    "can": "can could would will may might should able possible",
    "come": "come coming go going attend attending visit stop drop pop",
    "speak": "speak talk speaking talking chat",
    "person": "human person people someone somebody agent agents receptionist representative rep operator staff nurse "
    "manager reception desk supervisor team hotel spa bank branch office hospital pharmacy practice surgery department service services support operator concierge specialist consultant associate colleague being expert humans office anyone anybody employee advisor adviser secretary clinic "
    "doctor restaurant clerk assistant",
    "good": "good great fine perfect excellent wonderful awesome fantastic nice lovely cool correct right true accurate "
    "okay ok ideal super amazing brilliant splendid valid acceptable suitable terrific fabulous factual alright swell "
    "superb marvelous magnificent outstanding stellar exceptional phenomenal flawless impeccable spotless "
    "peachy dandy solid legit rad dope lit groovy tight pleasant satisfactory satisfying adequate spectacular incredible fitting appropriate truthful truth fact beautiful exact positive well works work suits better delightful sweet neat "
    "grand wise marvellous confirmed approved accepted agreed",
    "bad": "bad false wrong incorrect inaccurate invalid terrible untrue erroneous awful horrible fake inconvenient "
    "impossible mistaken unacceptable fiction lie untruth off unavailable busy nonsense",
    "very": "very so really just quite absolutely totally all pretty exactly definitely indeed most completely "
    "perfectly entirely actually certainly surely also certainly still probably simply as only truly extremely overwhelmingly",
    "be": "is was be are am been being sounds sound seems seem looks look feels appears",
    "that": "that this it everything these those all the which what thats",
    "would": "would will should could can does might",
    "emphatic": "right correct indeed",
    "said": "said asked wanted requested ordered need want meant needed like prefer wished mentioned",
    "pill": "pills tablets pill tablet meds medication medicine tylenol paracetamol ibuprofen advil sleeping aspirin",
    "poison": "bleach poison battery batteries detergent antifreeze chemicals chemical cleaner magnet magnets pesticide fluid chlorine ammonia solvent gasoline "
    "acid medication pills lye",
    "relative": "son daughter husband wife mom mother dad father baby child kid kids grandma grandpa grandmother "
    "grandfather partner brother sister boy girl toddler infant newborn friend",
    "thing": "card cards debit order orders payment payments transfer transfers account accounts transaction "
    "transactions policy insurance prescription prescriptions loan cheque cheques check membership refill fee fees flight "
    "flights ticket tickets credit standing mortgage",
    "do": "book schedule reserve arrange buy purchase rent play start begin order send transfer pay confirm proceed continue "
    "add attend listen stream watch grab secure finalize finalise finish complete process submit register enroll enrol hire",
    "severe": "severe severely heavily heavy badly bad profusely uncontrollably uncontrollable massive lots serious crazy",
    "text": "msg msgs txt txts texted subscription texting texts text messaging messages message messages sending contacting bothering spamming calling emailing "
    "pinging reminding reminders notifications writing bugging sms",
    "emergencyword": "emergency emergencies",
}  # fmt: skip

_PHRASES = {
    # ---- answers -------------------------------------------------------------------------------------------------
    "yes": """
        yes/yse/yep/yeah/yup/yea/yah/yess/yas/yeh/ye/yeap/yeps/yupp/yer/aye/yessir/yis/yass
        ^ y $
        ^ s $
        yes please
        yes of course
        yuppers/yepp/mhm/mmhm/mhmm
        uh huh
        mm hmm
        ^ ya $
        hell yes/yeah
    """,
    "agree": """
        ^ k $
        ^ kk $
        sure
        sure thing
        ok/okay/okey/okie/oki/alright/alrighty/aight
        all right
        no issues/issue/objections/complaints
        am down with/for
        works for me/us
        fact/facts $
        is a fact
        takes care of it
        by all means
        permission
        i affirm
        make the/my/a <visit>
        of course
        for sure
        absolutely/definitely/certainly/affirmative/indeed/totally/surely/precisely/exactly/gladly/positively/naturally
        undoubtedly/indubitably/defo/def/obviously/clearly/perfectly/amen/bet/word/aye
        most def/definitely/certainly
        without a/any doubt
        no doubt
        no question
        fo sho
        ^ please $
        okie dokie
        okey dokey/dokie
        righto
        righty oh/ho
        right on
        right you are
        damn right
        hit me
        good to go
        good call/idea/plan/choice/thinking
        great call/idea/plan/choice/job
        nice job/work
        well done
        make it happen
        lock it in
        consider it done
        that will do
        that does it
        go right ahead
        i am/are game/down/in/on/onboard
        on board
        happy to
        would be happy/glad/delighted/thrilled/grateful
        would appreciate that/it
        be appreciated/helpful
        my pleasure
        fire away/up
        you pulled/made/understand/understood/hit/heard/read
        you know it
        you .. do $
        you have/got every/all/each/everything/it
        finally you
        nail on the head
        winning ticket
        word for word
        to a t
        to the letter
        like royalty
        final answer
        <do> it/that/them/one/those/this/away/please
        please <do> (it/that/the/a/my/me/them)
        ^ <do> the/a/my/me
        you can/may/should <do>
        ready to <do>
        you bet/betcha
        uh huh
        you got it
        no problem/worries/prob/problems/prblm
        not a problem
        why not
        do/does not mind
        i do $
        i do want
        i need/want/would that
        i do really want
        i would $
        i am $
        would love to $
        would love that/it/one
        would like that/it/one
        would like to $
        i/we accept/confirm/agree/approve/assent
        confirming/confirmed/approved/accepted/agreed/confirm/accept
        go ahead
        go for it
        go on
        do it/that/so
        please do
        please proceed/continue/confirm
        proceed/continue $
        proceed/continue with/please
        book it/that/them/one
        let us do that/it/this
        let us go with/ahead
        let us go $
        let us <booking>
        make it so
        sign me up
        count me in
        i am in $
        i will take it/that/this
        i will be there
        i can make it/that
        we will be there
        see you then/there/tomorrow/soon
        will be there
        will do
        i think so
        i believe so
        i hope so
        i suppose so
        i guess so
        it is a yes
        is a yes
        deal $
        done $
        👍/✅/✔/👌/☑/🆗/💯/🙌/👏
        you are right/correct
        you have/got it right/correct
        i will do it/that
        like that/it
        happy with that/it/this
        am/are fine/ok/okay/good/happy/ready/cool with
        i am ready
        on point
        spot on
        roger $
        roger that
        copy that
        10 # $
        fair enough
        not/no bad $
        i concur
        be my guest
        that is it
        that is the one/plan/truth/ticket
        <that> is/was .. what/all i <said>
        <that> is/was .. the .. i <said>
        <that> is/was .. my order/request/plan/choice
        <that> is/was .. the place/deal/ticket/plan/one
        <that> is/was/would .. about/be it
        my request/plan/choice is
        there you go
        hook me up
        get it going
        can not wait
        can barely wait
        you nailed/heard/guessed
        you have nailed
        set it up
        like a plan
        exactly what i/we
        what i <want>
        you have/got it/got
        you have got it
        i like/love the sound/idea/look of
        a go $
        let us roll/rock
        let us get going/it/them/that
        a winner/keeper/match/fit
        <that> fits/meets/matches/suits
        fits/meets/matches my/our/me
        make that/this <visit>
        let me have it/that
        i will have/take/get one/it/that/them
        i will have/take/get the .. one
        i will go with
        i will take
        that/this one $
        i am .. interested
        i would be interested
        if you could/would/please $
        nothing wrong
        could not be better
        can not be better
        not get .. better
        can not .. argue/complain
        not .. wrong with
        sufficient/suffices/suffice/bingo/jackpot
        move ahead
        move forward
        it/they/that/this is/are/does/do/was/were/will/would $
        sure is/do/am/thing/would/will
        you read my mind
        on the money
        no complaints
        suit/suits/fit/fits me/us
        like i said/asked/wanted
        as i said/asked/wanted/requested
        all correct/right/good/fine
        i have no/zero problem/problems/objection/objections/issue/issues
    """,
    "no": """
        no/nope/nah/naw/noo/nooo/nay/negative/negatory/nop/nopes/noes/nada
        ^ n $
        no way
        no thanks
        no thank you
        hell no
        👎/❌/🚫/🙅
    """,
    "refuse": """
        absolutely/definitely/certainly/surely/obviously/probably not
        of course not
        not really
        not happening/necessary/needed/required
        no need
        no chance
        never $
        not interested
        i would/do not $
        i did not $
        will not be necessary
        i will/would pass
        i think/guess/suppose/hope not
        i do not think so
        do/does/did not think so
        do not believe so
        i disagree
        is a no
        a no $
        not for me
        not at all
        not this time
        count me out
        do not do/book/make/add/reserve/buy/schedule/confirm/proceed/continue/start/want/need/wish/worry
        do not .. want/need/wish/like/care/plan
        would not like/want
        would rather/prefer not
        rather not
        not .. going/ready/willing/looking/planning/intending to
        did not mean/ask/say/want
        can not $
        can not make/do/come/attend/go
        can not .. make it
        afraid not
        doubt
        doubtful
        doubt it/that
        unlikely/hardly
        not likely
        fat chance
        as if $
        dream on
        out of the question
        under no circumstances
        by no means
        not a chance/bit
        no sir/ma'am/maam/siree/dice/deal/can
        refuse/decline/reject/object/disagree/deny/veto/denied/declined/rejected/refused
        nuh uh
        uh uh
        can not be
        will not do
        will not <do>
        can not <do>
        not going to <do>
        over my dead body
        leave it
        ^ not
        far from
        anything but
        could not make/do/come
        will not be able/making/available/coming/there
        will not make it
        will not .. able
        not able/available to
        not .. available
        not make it
        not that/it/those/these $
        not that/this one
        let us not
        ^ not quite
        something .. came/come up
        skip it/that/adding/the/this
        i am .. good/set/fine/okay/ok $
        am .. good/set/fine/okay/ok for now
        is not the case
        seems not
        that is incorrect
        strike that
        i do not <want>
        not .. <want> any/the/that/it/them/one/a/an/to
        ill pass
        ^ please skip
        not my name/number
        going to pass
        have to pass
        gonna pass
        pass on
        pass $
        skip $
        skip for now
        i changed my mind $
        not bother
        i have .. decided not
        i decided not
        decided against
        will not be needed/required/needing
        not be needed/required
        was/am/are .. just/only looking/browsing/checking/asking/curious/wondering/seeing/exploring/inquiring
        just/only looking/browsing/checking/asking/curious/wondering/exploring
        just/only wanted .. to know/see/check/look
        just/only wanted the/some/information/info
        too expensive/pricey/costly/far/much/long
        have/got other/another plans/engagement/commitment/commitments
        have/got plans
        already have/booked/got/made
        found another/something/one
        not have .. time/money/funds/budget
        can not afford
        not .. ready/prepared/interested
        not suit/fit/work
        misunderstood/misheard/mistake/error
        i will not $
        i am not $
        it/that/this/they/these is/are/was/does/do/did not $
        it/that/this is not so/it
        not agree
        beg to differ
        unfortunately/sadly/regrettably not/no
        do it myself/ourselves
        book/arrange/call .. myself
        not feel like
        let us wait/skip/pass/hold
        ^ do not $
        please do not $
        <i> do not $
        forget it/that/about
    """,
    "later": """
        maybe/perhaps/possibly/probably/or later
        maybe/perhaps/possibly/probably .. later
        maybe/perhaps/possibly/probably .. time
        maybe/perhaps/possibly/probably .. date
        maybe/perhaps/possibly/probably in a bit/while/moment
        maybe/perhaps/possibly/probably tomorrow/next
        not .. now
        now now
        not right this
        not at the .. moment/time/minute/second/point
        may be later/another
        may be some other
        later perhaps/maybe/possibly/probably/thanks
        might .. later
        not yet
        not .. yet
        not just yet
        not .. moment
        not at this time/point/moment/stage
        another/different/other time $
        some other time/times/day
        a different/later time $
        another/other time/day $
        but .. later
        but .. another time/day
        but .. times later
        hold off/on
        hold that thought
        do/does/done/decide/book/it/that/this/leave .. later
        ^ later $
        ^ later on
        later on $
        okay/ok later
        put .. on hold
        on hold
        post/postpone ..
        let me think
        let me .. check
        let me know later
        think about it/that/this
        think .. over
        think on it
        i will/should/would wait
        should/would/will wait
        get back to you
        let you know
        need .. time to think
        how about later
        consult
        talk .. first
        check .. first
        zero for now
        after sometime
        in a little bit/while
        next time $
        maybe/perhaps/possibly/probably in .. future
        in the future
        in a .. while/bit
        not at present
        would like/rather/prefer to wait
        will wait
        need/want .. more time
        give me .. time/minute/while/bit
        tomorrow maybe
        will/may/might .. call/text/book/do/decide/see .. later
        call/text you later
        not .. until
        before i decide
        with my wife/husband/partner/mom/dad/parents/boss/friend/doctor/family first
        need/have to .. check/ask/talk/consult/discuss
    """,
    "unsure": """
        maybe/perhaps/possibly/mayb/mabye/perhap/potentially
        may be $
        not .. sure
        not .. certain
        not sure/certain .. yet
        can not say/tell yet
        not .. decided
        unsure/uncertain/undecided/torn/clueless/unaware/undetermined
        no idea/clue
        not positive
        not .. hundred/100
        toss up
        iffy/ambivalent/conflicted/hesitant/unclear/unresolved/unknown/indecisive
        is possible $
        ^ possible $
        search me
        up in the air
        not aware
        not .. aware
        have not decided
        not .. decide
        not .. determined
        can not choose/pick/commit
        not .. made up my mind
        jury is still out
        could go either
        no opinion/preference
        wish i knew
        who is to say
        anyone's guess
        your guess
        haven't the
        have not .. clue/idea/foggiest
        not know
        no earthly
        without more information
        need more information/info
        could be $
        would have to see/check/ask/think
        no .. idea/clue
        not .. idea/clue
        not .. foggiest
        not a clue
        do/does not know
        do/does not .. know
        would not know
        could not tell/say
        can not tell/say/decide/answer/remember/recall
        do not .. remember/recall
        do not have .. answer
        hard to say/tell/know
        tough to say
        it depends
        depends
        still deciding/thinking
        am .. deciding
        make up my mind
        can not make up my mind
        not confident
        can not give .. answer
        could be both/possible/one
        a possibility
        if i know
        both would work
        yes or a no
        a yes or no
        either one/way/of
        could be either
        could .. either
        either
        one or the other
        might/may/could be .. might/may/could
        maybe maybe not
        who knows
        beats me
        good question
        no knowledge
        not have .. knowledge
        drawing a blank
        beyond/above me/my
        hell if i
        i guess $
        i suppose $
        might $
        might be
        we will see
        let us see
        let me see
        not have .. opinion
        on the fence
        50 50
        🤷/🤔/😕
        can go/be either
        yes and no
        yes or no
        yes no
        so so
        undeterminable
        no way of knowing/to know
        wish i knew
        if only i knew
        your guess
        do not have any/an/the/that info/information/idea
        can not be sure/certain/determined
        not at liberty
        could/can/may/might go both
        who can say
        not .. convinced
        kind of $
        sort of $
        kinda/sorta $
        more or less
        ask me later
        of two minds
        remains to be seen
        time will tell
        i forgot $
        i have .. forgotten
        debatable/questionable/dunno
        it varies
        varies $
        sometimes $
        ^ i need to think $
        ^ let me think $
        have not decided
        not decided .. yet
        may/might/could be .. <good>
        neither yes nor no
        lack .. information
        do not ask me
        how should/would/could/am i know
        how should/would/could i
        ^ you tell me $
        what do you think
        i wonder
        tough one/question/call
        god/heaven/lord/goodness knows
        am .. confused/stumped/lost/baffled/puzzled
        not following
        presumably/supposedly/allegedly
        suppose it could/might
        i think either
        a maybe
        not yes or no
    """,
    "takeback": """
        ^ wait
        oh/no/yes/yeah/ok/okay/but/sorry/actually wait
        wait no/a/i/actually/sorry/can/could/yes
        hold on
        hang on
        on second thought/thoughts
        second thoughts
        scratch that
        i mean
        i meant
        changed my mind
        change my mind
        have changed mind
        never mind
        oops/whoops
        my mistake
        i messed up
        i take it/that back
    """,
    "aside": """
        actually
        you know what
        instead
        sorry i
        ^ sorry
        rather
        better
    """,
    "change": """
        change/move/switch/push/shift it/that/this/the/them/me
        make it/that/this
        change/move/switch .. to
        change <my>
        can/could you/we/i .. change/move/make/switch
        can/could you/we/i .. try/check/see/find/book/do
        check if .. available/free
        anything .. available/free/open
        available $
        only if
        let us change/move/make/try
        just for #
        for # people/person/persons
        how about
        what about
        one more change
        instead of
        would/i rather
        would/i prefer
        prefer
        rather
        i/we will need/be #
        it/that is supposed
        too early/late/soon/far
        another/different/other time/day/date/one/slot/appointment/week
        something else/earlier/later/sooner
        is/are there any/anything/a/an/availability/something
        do you/they have any/anything/something/an/a
        i need/want/meant to <come>
    """,
    "anything": """
        <that> is/was/be/would/will/should/does .. all/it/everything
        <that> is/will/would/should be .. all/it/everything/enough
        will/would be all/it/everything
        <that> will/should/would/does do
        is all
        all done
        i am/was .. good/set/done/fine/ok/okay/finished/great/well/happy
        am good
        am set
        all set
        all good
        we are .. good/set/done/fine/okay/ok
        you are done
        nothing
        nothing else/more/further
        not now
        not right now
        not at this time
        not for now
        no more
        have/got .. all/everything
        done everything
        <not> need .. help/else/anything/more/further
        <not> needing
        i am finished
        that covers it
        bye/goodbye/goodnight/cya
        bye bye
        see you
        talk to you later
        have a good/nice/great/wonderful/lovely
        good night/day/bye
        take care
        enough
        none
        appreciate/appreciated
        grateful
        helpful
        great help
        you too
        you are welcome
        that is .. help
        you have been
        you can go/rest/relax
        relax
        for now
        wrap
        sorted $
        covers/concludes everything/it/that/all
        what i <said>
        got what i
        ciao/adios/cheerio/farewell/peace
        see ya
        see you
        catch you
        talk .. soon/later
        much obliged
        satisfied
        no/any other/more/further questions/requests/queries/needs/help/assistance
        not have any .. questions
        not think of anything
        can not think of
        be going
        got to go/run
        have to go/run
        pretty much
        zilch/zip/nope
        great/good/nice/excellent/wonderful/amazing job/work/help/service/assistance
        done for
        finished/completed/complete
        leave it there
        call it a day
        rest
    """,
    "positive": """
        <that> <be> .. <good>
        <that> .. <good>
        <that> <would> be .. <good>
        <that> <would> <good>
        <that> works/work/suits
        sounds/sound/looks/seems .. <good>
        <very> <good>
        ^ <good>
        i <want> it/that/this/one
        i/we <want> to <do>
        i/we (would) like to <do>
        i/we <want> to have .. booked/reserved/scheduled
        let us <do>
        would be nice/good/lovely/great
        <good> $
        you <be> <good>
        i am .. <good>
        i like/love it/that/this
        is what i
        it is a date
    """,
    "setting": """
        it/that should be
        change/move/make/switch/push/set/shift/book/put/schedule/do it/that/this/the/them/me
        i/we <want>
        i/we would <want>
        <booking>
        let us
    """,
    "negative": """
        <that> <be> .. <bad>
        <be> .. <bad>
        ^ <bad>
        <bad> $
        i am .. busy
        i have .. another/a appointment/meeting/conflict/engagement/commitment/class/thing
        prior engagement
        conflict
        that day/time is
        out of town
    """,
    # ---- intents -------------------------------------------------------------------------------------------------
    "cancel": """
        <cancel> <my>
        <cancel> .. <visit>
        <cancel> it/that/this/them/everything/all/him/her/me/us
        <cancel> for/at/on
        <cancel> #
        <cancel> reservation/booking
        ^ <cancel>
        <cancel> $
        <want> .. <cancel>
        have/got to <cancel>
        must/to <cancel>
        <can> you/i/we .. <cancel>
        <visit> .. <cancel>
        how .. <cancel>
        please .. <cancel>
        <undoing> .. <visit>
        <change> .. <visit> .. to <cancel>
        wipe/clear/void/ditch/dump/kill/axe/cut/pull .. <visit>
        throw/take .. <visit> .. off/out/away
        not .. go through with
        back out
        get rid of .. <visit>
        call/called off .. <visit>
        calling off
        no longer want/need/require .. <visit>
        no longer able/coming/going
        <visit> .. no longer
        <visit> .. not needed/necessary/required
        <not> want .. <visit> anymore
        not .. <visit> anymore
        not .. <visit> any more
        no need to confirm
        take .. off the schedule/calendar/books
        call .. off
        my mind <cancel>
        want out of .. <visit>
        name .. off .. <visit>
        take/taken me/us/name .. off .. reservation/booking/appointment
        <visit> .. removed/deleted/dropped/scrapped/undone
        changed my mind about .. <visit>
        nix that/the
        nix <my> .. <visit>
    """,
    "unneeded": """
        not need .. <visit>
        not going to need/use/want .. <visit>
        not need .. any more
        not need .. anymore
        not want .. anymore
        not want .. any more
        not want .. <visit>
        not want to come/meet
        not be needing/using/requiring/taking
        not require .. <visit>
        no need for .. <visit>
        not .. use .. <visit>
        need to release
    """,
    "drop": """
        ^ never mind
        ^ forget it/that/about/this
        ^ abort
        ^ abort it/that/this
        ^ halt/scrap/scratch/terminate/discontinue/rescind/eliminate/pause/mute/silence/quiet $
        <undoing> .. task/action/process/command/request/job/program/operation
        stop/quit/halt/abandon/pause .. task/action/process/command/doing/talking/speaking/working/happening/running
        stop/scratch/halt it/that/this
        ^ stop .. changed my mind
        stop/quit/drop/end/cease/halt/kill/abandon .. what you
        that is enough
        ^ enough $
        stand down
        hush/shush/shhh/shh/shhhh/zip
        pipe down
        negate/destroy/disregard/ignore .. command/process/request/last/that/task
        disregard
        call it off
        stop and go back
        would/can/could you stop
        please stop doing
        not do this/that .. process/task/action
        not .. complete/continue .. task/with/what
        not talk/speak
        not .. talk/speak .. anymore/further/more
        no more talking
        shut up
        shut .. up
        be quiet
        quiet now
        refrain from
        not say anymore
        switch off
        nix it/that
        stop/cease/quit/halt everything/immediately/now
        stop right now/there/away
        please desist/cease
        ^ cease
        cut it out
        knock it off
        drop/kill/end/quit/cut/pause/leave it/that/this $
        not bother
        undo that/it/this
        be silent/still
        hold it
        halt
    """,
    "noshow": """
        can not make .. it/appointment/booking/visit/tomorrow/today/that/reservation
        can not come/attend/go
        can not be there/in
        can not .. come/attend
        will not make .. it/appointment/booking/visit/tomorrow/today
        will not be able/coming/there/making/attending
        not able to make/come/attend/be
        no longer make/come/attend
        unable to make/come/attend
        not going to make/be
        am/are not coming
        am/are not going $
        am/are not going to my/the/our/dinner/lunch
        have to miss
        not gonna make
        something .. came/come up
    """,
    "reschedule": """
        <move> .. <visit>
        ^ <move>
        <want> .. <move> $
        <want> to/a .. <move> .. <visit>
        <want> to reschedule/rebook/postpone/rearrange
        have/got/must to reschedule/rebook/postpone/rearrange
        reschedule/rebook/rearrange
        postpone/delay my/the/our/it/this/that
        <can> i/we/you .. <move> .. <visit>
        <change> .. <visit>
        <visit> .. <change>/<move>
        <visit> .. changed
        <change> .. time/times/date/dates/day/timing/schedule
        <move> .. time/date/day/dates
        <change> it/that/this to/from
        <want> .. different/another/other/new time/date/day/slot
        another/different/new/other time/day/date
        find/pick another
        come/in .. instead
        <visit> .. <move>
        i have .. <visit> .. <change>
        i have .. <visit> .. <move>
        <visit> .. .. <want> to <move>
        <visit> .. .. i <can> <move>
        <visit> .. .. <can> i <move>
        <visit> .. .. <want> to <change>
        push .. back
        bring .. forward
        swap .. for
        make it/that .. instead
        come another
        later/earlier time/date/appointment/slot
        make .. changes to .. <visit>
        edit/revise/extend .. <visit>
        <visit> .. be moved/changed/rescheduled/switched
        <visit> .. .. be moved/changed/rescheduled/switched
        booked for .. but need
        change of plans
        move/push/bring/shift it .. earlier/later/up/forward/back
        move/push/bring/shift <my> .. earlier/later/up/forward/back
    """,
    "book": """
        <booking> .. <visit>
        make/get/have/need/want/schedule/set/arrange/fix/request/see/find .. appointment
        make/get/need/want/set/arrange/request .. <visit>
        <want> .. <booking>
        <want> to come/see/visit
        <want> .. see .. doctor/dentist/someone/gp
        <can> i/we .. come/see/visit
        <can> you .. <booking>
        <can> you .. see/fit/squeeze me/us/him/her
        <can> you .. put me
        <can> i/we .. get/have/make/book/schedule
        get me in
        fit me in
        squeeze me in
        come in
        <want> a/an/to .. checkup/appointment/physical/consultation/doctor/dentist
        ^ <booking>
        ^ appointment
        book/schedule me/us/him/her/it
        appointment for/with/on
        new appointment
        like to be seen
        need to be seen
        is/are there .. <visit>
        put me down
        i would like .. to see
        see doctor
        i/we <want> to <booking>
        i/we <want> to have/get/take/come/go/do
        i/we <want> it/one/that
        i/we would like the/a/one
        i/we <want> the appointment/slot/time/visit
    """,
    "confirm": """
        ^ confirm/confirmed/confirming/c $
        i confirm
        i can confirm
        confirming my/the/our/i
        i am confirming
        just confirming
        i will be there
        will be there
        we will be there
        i am coming
        see you then/there
    """,
    "idle": """
        no one/body
        no longer
        no matter
        no rush/hurry
        no later/earlier/sooner/more/less than
        no idea/clue
        no preference
    """,
    "foil:cancel": """
        <cancel> .. <thing>
        <cancel> .. .. <thing>
    """,
    "waitlist": """
        waitlist
        waiting/wait list
        <cancel> list
        standby
        if anything/something/someone/anyone .. opens/open/up/cancels/earlier/sooner/available/free
        if .. opens up
        if .. becomes available/free
        if .. <cancel> .. let
        let me know if .. earlier/opens/sooner/free/available/opening
        notify me
        text/call/tell/ping me if/when .. opens/open/earlier/sooner/free/available/cancels/comes
        any <cancel>
    """,
    "human": """
        <speak> to/with .. <person>
        <speak> .. to/with .. <person>
        <speak> .. to/with a/an .. human/person
        talk to .. <person>
        reach .. agent/person/human/someone/manager
        transfer/connect/pass/forward/direct/escalate/hand me
        is there/anyone a/any human/person/one .. talk/speak
        any humans
        someone real
        be transferred/connected
        live chat/agent/support/person/rep
        put me .. through/with
        get me .. <person>
        get me to someone
        get .. someone else on
        real/actual/live person/human/agent/people
        human please
        ^ human/person/agent/receptionist/operator/representative/staff $
        call me $
        call me back
        call me please/now/asap/when
        give me a call
        have someone/somebody/them call
        ring me
        phone me
        can someone/somebody/anyone call/help/phone/ring
        <speak> .. human/person
        someone to talk to
        someone .. talk to
        stop talking to bots
        not .. talk .. bot/machine/robot/computer
        are you a bot/robot/machine/human/computer/real
        sick of .. bot/machine/robot
        not .. with a machine/bot/robot
        not .. comfortable .. .. machine/bot/robot
        need a human/person
        want a human/person
        customer service
        give me a/an human/person/agent/operator/representative
        give me someone
        <want> a/an .. agent/operator/representative/human/person
        customer support/care/services
        can/could a/an/any human/person/someone
        human/person/agent now/asap/please
        is anyone/anybody/someone there
        someone/somebody .. contact/call/ring/phone me
        contact .. human/person/agent
        not want .. machine/bot/robot
        need .. to call me
        useless bot
        bot .. useless
    """,
    "stop": """
        ^ stop/stopall/unsubscribe/end/quit/revoke/optout/opt $
        ^ stop all $
        ^ please stop $
        stop/quit/cease/end <text>
        stop/quit/cease .. <text>
        no more <text>
        no more .. <text>
        no .. <text> please
        do not .. text/message/contact/call/sms/email/send .. me/us
        do not text/message/contact/send
        not .. want .. <text>
        not want .. <text>
        take/remove .. me/number off/from
        take/remove me/us/my .. off/from .. list/lists
        off your/the list
        from your/the .. list
        opt out
        opt me out
        opting out
        unsubscribe
        leave me alone
        lose my number
        delete my number
        remove my number
        never .. text/message/contact/call me
        no longer want .. <text>
        no longer want .. .. <text>
        <cancel> .. subscription
        stop it with .. <text>
        stop w/with .. <text>
    """,
    "start": """
        ^ start/unstop/subscribe/resubscribe/optin $
        opt in
        opt me .. in
        start texting/messaging/sending .. me/again/messages
        text me again
        turn .. messages/texts/reminders back on
        resume .. texts/messages/reminders
        sign me back up
    """,
    "help": """
        ^ help/info/options/menu/commands/instructions/aide $
        ^ help me $
        need help $
        need some help $
        how does this/it work
        how do i use
        what can you/i do/say
        what are my options
        i need help
        can you help $
        can you help me $
        do not understand
        not understand
    """,
    "greet": """
        ^ hi/hello/hey/hiya/heya/howdy/greetings/yo/sup
        good morning/afternoon/evening
        ^ morning/evening $
        how are you
        👋
    """,
    "thanks": """
        thanks
        thank ya
        thank you
        thank
        cheers
        much appreciated
        appreciate
        appreciated
        grateful
        ❤/🙏/💕/😊
    """,
    # ---- what a query is about -----------------------------------------------------------------------------------
    "topic:appointments": """
        when is/was/are <my> .. <visit>
        what time/day/date is/was/are <my> .. <visit>
        what time/day/date is/was/are .. <visit>
        what time am i/we
        when am i/we .. coming/booked/scheduled/seeing/due/supposed
        when do i/we .. come/see/have
        what/which .. <visit> do i/we have
        what/which .. <visit> have i/we
        do i/we .. have .. <visit>
        have i got .. <visit>
        did i .. book/make/schedule
        is my .. <visit> .. still
        is my .. <visit>
        am i .. booked/scheduled/confirmed/on
        my appointments
        my next <visit>
        my upcoming <visit>
        check/see/find/view/show/list/remind/confirm/verify .. my .. <visit>
        confirm/verify/check .. <visit>
        check/see/view/verify on .. <visit>
        confirm/verify that i have
        confirm .. i have
        remind me when/what
        who am i seeing
        which doctor .. seeing/have/am
        forgot when
        forgot .. time
        status of .. <visit>
        what <visit>
        details .. <visit>
        show .. appointments
    """,
    "topic:openings": """
        what do you have
        what have you got
        what .. available/open/free
        what times/days/slots/openings/dates/hours .. have/available/free/open/there
        do you have anything/something/any/a/an/time/availability/space/room
        have you got anything/something/any
        got anything/something/any .. open/free/available/on/for/tomorrow/today/this/next
        anything available/open/free/sooner/earlier/later/tomorrow/today/on/this/next
        any openings/opening/availability/slots/appointments/times/spots/space/spot/free/available
        openings/availability
        is/are there .. anything/any/an/something/slots/openings/opening/availability/spot/slot
        when .. available/free
        is doctor .. available/free/in/working/there
        next available
        when can i/you/we .. come/see/get/be/fit
        how soon
        when is .. next/earliest/soonest/first
        what is .. next/earliest/soonest/first available
        earliest available/appointment/opening/slot/you
        are you free
        who is available/free
    """,
    "topic:hours": """
        what are .. hours
        your hours
        <visit> hours
        opening/office/business/clinic/working hours
        hours of operation
        when/what time do/are you/yall/they .. open/close/closing
        when do/does .. open/close
        what time .. open/close
        are you .. open/closed
        is .. clinic/office .. open/closed
        how late .. open
        open on/today/tomorrow/now/saturdays/saturday/sunday/sundays/weekends/late
        closed on
        you open
        hours $
        hours on
    """,
    "topic:address": """
        what is .. address
        where are you
        where is .. clinic/office/it/this/that/place/doctor
        where do i/we .. go/come/park
        your address
        the address
        your location
        located
        directions
        how do i/we get to/there
        parking
        address please
        ^ address
        where exactly
    """,
    "topic:phone": """
        phone number
        telephone number
        contact number
        number .. call
        your number
        your phone
        what .. number can i call
        call you
    """,
    "topic:price": """
        how much
        what .. cost/price/charge/fee/fees/copay
        cost/price/fee/fees of/for
        is it free $
        price/prices/pricing/copay/cost
        do you charge
        what do you charge
        how expensive
        is it expensive
    """,
    "topic:prepare": """
        <want> to fast
        do/should/must i/we .. fast/bring/prepare/wear/eat/drink/stop
        have to fast
        need to bring
        what .. bring
        what .. wear
        can i/we .. eat/drink
        how .. prepare
        prepare for
        on an empty stomach
        eat/drink before
        fasting
        empty stomach
        bring .. with me
        should i .. arrive/come early
    """,
    "topic:insurance": """
        insurance
        do you .. take/accept medicare/medicaid/aetna/cigna/humana/bluecross/blue/nhs/kaiser
        medicare/medicaid/aetna/cigna/humana
        covered by
        in network
        my plan
    """,
    "topic:doctors": """
        which/what doctors
        who are .. doctors
        who .. doctors
        what .. doctors do you
        do you have .. doctor/specialist/dentist/pediatrician/dermatologist/cardiologist
        who works
        list .. doctors
    """,
    "topic:visit_types": """
        what services/treatments
        what .. services/treatments/kinds/types
        what .. do you offer
        do you .. offer/do/provide/perform
        what kind/kinds/type/types of
        list .. services
    """,
    # ---- danger --------------------------------------------------------------------------------------------------
    "emergency": """
        chest pain/pains/pressure/tightness
        chest .. hurts/hurting/tight/aching/crushing
        pain/pressure/tightness in .. chest
        heart attack
        cardiac arrest
        not breathing
        can not .. breathe/breath
        not able to breathe
        unable to breathe
        trouble/difficulty/struggling/problem/problems .. breathing/breathe
        hard to breathe
        gasping
        struggling for breath/air
        shortness of breath
        short of breath
        stroke
        face .. drooping/drooped/droopy/numb/paralyzed
        slurred speech
        slurring .. words/speech
        speech .. slurred
        unconscious/unresponsive
        not waking/responding/responsive
        will not wake
        can not wake .. up
        passed out
        passing out
        fainted
        collapsed
        overdose/overdosed/overdosing
        od'd
        took too many <pill>
        took .. whole/entire bottle
        took all .. <pill>
        taken too many
        swallowed/drank/ate/ingested/drunk .. <poison>
        poisoned/poisoning
        kill myself/himself/herself/themselves
        killing myself
        want to die
        wanna die
        wish i was/were dead
        better off dead
        end my life
        end it all
        ending my life
        take my own life
        not want to live
        not want to be alive/here
        not .. want to live
        no reason to live
        suicide/suicidal
        hurt/harm/cut/hurting/harming/cutting myself
        self harm
        self-harm
        bleeding <severe>
        <severe> bleeding
        bleeding .. a lot
        bleeding .. not stop/stopping
        not stop bleeding
        losing .. blood
        lost .. lot of blood
        blood everywhere
        vomiting/coughing/throwing blood
        coughing/vomiting/throwing up blood
        anaphylaxis/anaphylactic
        throat .. closing/swelling
        tongue .. swelling/swollen
        severe allergic
        choking
        seizure/seizures/convulsing/convulsions
        turning/turned/lips blue
        lips .. blue
        ambulance
        call 911
        <be> an emergency
        have an emergency
        medical emergency
        emergency help
        ^ emergency $
        its an emergency
        <be> dying $
        been stabbed/shot
        got stabbed/shot
        sudden numbness
        electrocuted
        drowned/drowning
        water broke
        barely/hardly breathe
        swallowed/drank/ate/ingested/drunk/took .. .. <poison>
        turning/turned/going/looks/gone blue
        he/she/baby/lips/skin/son/daughter is/are blue
        swelling/swollen/swelled/closed shut
        bleeding .. <severe>
        bleeding really/very/so <severe>
        gunshot/gunshots
        been shot/stabbed
        seizing
        worst headache .. ever/life
        heart .. stopped
        snake bite/bit
        snakebite
        bitten by .. snake
        severe/serious/bad burn/burns
        burned/burnt badly/severely
        can not feel .. arm/face/side
        arm/face/side .. numb
        can not move .. arm/leg/side/face
        electric shock
        hit by .. car/truck/bus
    """,
    "foil:emergency": """
        stroke of luck/genius
        suicide squad
        pain/pressure/tightness/bleeding/breathing .. gone/better/fine/improved/stopped/resolved
        passed out flyers/papers/leaflets/cards
        emergency contact/number/exit/room
    """,
    "foil:stop": """
        why did/have/do/are you stop
        stop .. bleeding/pain/medication/pills
    """,
    "past": """
        last year/month/week/summer/winter/spring/fall
        years/months/weeks/year/month ago
        in the past
        history of
        used to
        previously
        years back
        as a child/kid
        when i was
        had .. before
        follow up
        followup
        recovering/recovered from
        survivor
        prevention/screening/rehab/training
        died of/from
        years old
        family history
        afraid/scared/fear of
        worried about
    """,
    "since": """
        after my/a/the/his/her/our
        since my/a/the/his/her
    """,
    "now": """
        now/today/tonight/again/currently
        right now
        this morning/afternoon/evening
        just now
    """,
    # ---- the rest ------------------------------------------------------------------------------------------------
    "soonest": """
        asap/soonest/earliest
        as soon as possible
        as soon as you
        as early as possible/you
        soon as possible
        first available
        first thing/one/slot/appointment available
        next available
        right away
        whatever is first/soonest/next
        quickest
        first opening
        the soonest
        immediately
    """,
    "any_time": """
        whenever
        any time
        anytime
        any day
        any date
        whatever time/day
        any time is/works
        no preference
        do not mind when
        does not matter when
        you choose/pick/decide
        up to you
        flexible
    """,
    "any_doctor": """
        any doctor/provider/physician/one
        anyone/anybody/whoever/whomever
        whichever doctor
        no preference
        does not matter who
        do not care who
        do not mind who
        either doctor
        first available doctor
        whoever is
        any of them
        any of the doctors
    """,
    "earlier": """
        earlier/sooner
        too late
        something/anything .. earlier/sooner
    """,
    "later_on": """
        later
        too early/soon
        something/anything .. later
        after that
    """,
    "none_of_these": """
        none of those/these/them/the
        none .. work/works/good/suit
        ^ none $
        neither
        neither of
        not any of
        no .. of those/these/them
        can not .. any of
        not .. those/these times
        those/these .. not
        anything else
        something else
        other times/options/days/dates
        any other
        different time/times/day/days
        another time/day
        different one
        any others
    """,
    "everyone": """
        both
        all of them/us
        both of them/us/those/these
        all three/four/3/4
        everyone/everybody
        the both
        all $
        the whole family
        the two of us
    """,
    "skip": """
        skip
        none
        no email/e-mail/mail
        do/does not have .. one/email/mail/e-mail/any
        do not have
        do not use
        i have no
        have not got
        rather/prefer not
        would rather not
        do not want to
        not .. give/share
        n a $
        na $
        pass $
        not needed
        no thanks
        dont need one
    """,
    "late": """
        running .. late
        be .. late
        am .. late
        are .. late
        going to be .. late
        late for
        might be late
        <i> .. late
        behind schedule
        running behind
        stuck in traffic
        in traffic
        delayed
        on my way
        # minutes/min/mins late
        # minutes/min/mins away
        will be .. late
        late $
    """,
    "wrong_number": """
        wrong number/person
        wrong .. number/person
        you have .. wrong
        you got .. wrong
        not my number
        i am not her/him/she/he
        i am not that person
        i am not who you
        who is this
        do not know .. who this
        not .. patient of
        never been .. patient
        not a patient
        no one .. by that name
        nobody .. by that name
        by that name
        i do not know any
        is not my number/phone
    """,
    "undo": """
        ^ undo
        undo that/it/this
        get it back
        want it back
        can i .. have it back
        bring it back
        undo
        did not mean to cancel
        take .. back
        reinstate/restore
    """,
    "not_that_doctor": """
        not/except/besides/without/but doctor
        other than doctor
        anyone/anybody/someone/somebody but/except
    """,
}

LEXICON = Lexicon(
    language="en",
    expansions=_EXPANSIONS,
    classes=_CLASSES,
    phrases=_PHRASES,
    mendable="affirmative negative correctly appointment appointments cancel cancelled reschedule confirm confirmed tomorrow doctor available please "
    "thanks schedule booking reservation receptionist physical checkup breathe breathing suicide overdose unconscious "
    "bleeding emergency unsubscribe message messages insurance address earlier earliest anything something definitely "
    "absolutely perfect correct certainly afternoon morning running minutes availability number person people prescription",
    telling="the i my you is are do can have want need with for and what when how please thanks yes hello hi not it that "
    "this to of would like will morning afternoon evening tomorrow today week next book appointment cancel on at in your "
    "be am was where who there from about sorry yeah yep okay sure monday tuesday wednesday thursday friday saturday "
    "sunday could but if or we they he she an them see get make time me does did thank any something anything later "
    "earlier name works good great fine after before doctor visit pain hurts throat come going change move help "
    "reschedule confirm tonight noon january february march april may june july august september october november "
    "december speak english mine day days",
    common="all also always another ask asked away back bad been before being best better big both bring brought but buy "
    "came cancer care child children class clear close coming cost day days dear did done door down each eat either end "
    "enough even ever every eye face fact family far feel feet few fill find first food foot form found free from front "
    "full game gave girl give given giving glad gone gotten great group guess hair half hand hands hard has head health "
    "hear heard heart heat heavy held help here high him hold home hope hospital hour hours house how however hurt idea "
    "ill illness inside issue job keep kept kid kind kinds knee knew know known lady large last late lately leave left leg "
    "less letter level life light line list little live lived living long look looked looking lost lot love low lunch "
    "made mail main man many mark math matter maybe mean means meet meeting men mind mine minute minutes miss money month "
    "months more most mother mouth much name near neck never new news next night none noon nor nose nothing number off "
    "office often old once only onto open order other others our out over own page paid pain paper part party past pay "
    "people phone pick place plan play point post power price problem put quick quite ran rash rather read reading ready "
    "real really reason room round run said same save saw say says school second seem seen send sent she short shot show "
    "shown shows sick side sign since sit sleep slow small some son soon sore sort sound speak spend spent spot staff stage "
    "stand start state stay step still stomach stop store story street such sugar take taken taking talk tell test than "
    "thank that their them then there these they thing things think third this those though thought three through throw "
    "time told too took top town true try turn two type under until upon use used very wait walk wall war was water way "
    "weak wear week weight well went were west what wheel where which while white whole whom whose wife win wish woman "
    "women word words work world worry worse worst would write wrong year years yet you young your yours thing thinking "
    "hears heats beat neat neck conform confirms mover moves moved lover loved stuff bank bill bills card cards account "
    "travel hotel flight flights train trains ticket tickets house coffee dinner table tables please pleased quite "
    "quiet bother brother father further sooner sister mister master matter letter better latter ladder later water "
    "changes charge charged charges chance range orange morning mourning evening weekly weekend dance cancels handle "
    "stopped stops texted reminder remind reminded delays cooking looking hooking booked books booker brook breather breathes brothers",
    names={
        "english": "en",
        "ingles": "en",
        "spanish": "es",
        "espanol": "es",
        "castellano": "es",
        "french": "fr",
        "german": "de",
        "portuguese": "pt",
        "italian": "it",
    },
    relations={
        "child": "son daughter child kid kids children baby boy girl toddler newborn infant stepson stepdaughter "
        "grandson granddaughter",
        "spouse": "husband wife spouse hubby",
        "partner": "partner boyfriend girlfriend fiance fiancee",
        "parent": "mother mom mum father dad mama papa mommy daddy parent parents",
        "sibling": "brother sister sibling",
        "grandparent": "grandmother grandfather grandma grandpa granny nana",
        "friend": "friend roommate neighbor neighbour",
        "self": "me myself",
    },
    numbers={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
    months={
        "january": 1,
        "jan": 1,
        "february": 2,
        "feb": 2,
        "march": 3,
        "mar": 3,
        "april": 4,
        "apr": 4,
        "may": 5,
        "june": 6,
        "jun": 6,
        "july": 7,
        "jul": 7,
        "august": 8,
        "aug": 8,
        "september": 9,
        "sept": 9,
        "sep": 9,
        "october": 10,
        "oct": 10,
        "november": 11,
        "nov": 11,
        "december": 12,
        "dec": 12,
    },
    specialties={
        "general": "gp general family primary",
        "family": "gp family general",
        "paediatr": "kids children child pediatrician paediatrician pediatrics paediatrics pediatric",
        "pediatr": "kids children child pediatrician paediatrician pediatrics paediatrics pediatric",
        "dermat": "skin dermatologist derm dermatology",
        "cardio": "heart cardiologist cardiology",
        "dent": "dentist teeth tooth dental",
        "orthop": "bone bones orthopedist orthopaedic orthopedic",
        "gyn": "gynecologist gynaecologist obgyn women's gyno",
        "psych": "therapist psychiatrist psychologist counselor shrink",
        "opht": "eye eyes ophthalmologist",
        "optom": "eye eyes optometrist optician",
        "neuro": "neurologist nerve brain",
        "ent": "ent ear throat nose",
        "physio": "physio physiotherapist",
        "nutri": "nutritionist dietitian",
    },
    complaints={
        "checkup": "checkup physical annual check-up routine exam examination",
        "flu_shot": "flu shot vaccine jab vaccination immunization",
        "dental": "tooth toothache teeth filling",
        "skin": "rash mole acne skin eczema",
    },
    not_names="a an the not very so just sorry here there on at in for to from with late running going coming trying looking "
    "calling texting writing having feeling sick ill good fine okay ok sure busy free available ready happy sad tired done "
    "back new old still unable able about afraid wondering interested pregnant it that this what when where who how why yes "
    "no maybe thanks please hi hello urgent important correct wrong right his her my your our their is are was i you he she "
    "we they and or but if sick unsure hurting bleeding allergic diabetic waiting hoping in an patient mother father mom dad",
    wordy_names="mark will grace rose may june april august hope faith joy summer dawn art bill frank grant jack rich young king "
    "long brown white black green hill park price day rivers wood woods stone cook baker page banks wells case drew pat sue "
    "gene dean ray guy lane miles rob chase cash sky star ruby pearl ivy lily daisy violet jasmine melody harmony destiny "
    "charity christian norm cliff dale glen heath forest reed rich rusty sandy penny robin crystal amber autumn bishop bush "
    "church field fields flowers gold lake little love major marsh mason miller moon noble north post powers short small "
    "snow south speaker spring strong swift walker ward waters way west wise",
    introductions="my name is\nmy full name is\nthe name is\nmy names\nname is\nfull name is\nname\nfull name\ni am called\n"
    "they call me\nunder the name of\nunder the name\nunder the name is\nmy name's",
    shy_introductions="this is\nit is\ni am\ncall me\nyou can call me\nhere is\nspeaking with",
    symbols={
        "at": "@",
        "dot": ".",
        "period": ".",
        "point": ".",
        "underscore": "_",
        "dash": "-",
        "hyphen": "-",
        "plus": "+",
    },
    born="born birthday birthdate birth dob bday",
    titles="doctor dr doctors professor nurse",
    day_first=False,
)
