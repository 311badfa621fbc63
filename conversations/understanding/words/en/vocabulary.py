"""English words by class, the shorthand of phones, and the words that tell the language or are no typo."""

EXPANSIONS = {
    "dont": "do not", "don't": "do not", "doesnt": "does not", "doesn't": "does not", "didnt": "did not",
    "didn't": "did not", "cant": "can not", "can't": "can not", "cannot": "can not", "couldnt": "could not",
    "couldn't": "could not", "wont": "will not", "won't": "will not", "wouldnt": "would not",
    "wouldn't": "would not", "shouldnt": "should not", "shouldn't": "should not", "isnt": "is not",
    "isn't": "is not", "arent": "are not", "aren't": "are not", "wasnt": "was not", "wasn't": "was not",
    "havent": "have not", "haven't": "have not", "hasnt": "has not", "hasn't": "has not", "aint": "is not",
    "ain't": "is not", "im": "i am", "i'm": "i am", "ive": "i have", "i've": "i have", "i'd": "i would",
    "i'll": "i will", "that'll": "that will", "that'd": "that would", "thatll": "that will", "that's": "that is",
    "thats": "that is", "it's": "it is", "its": "it is", "it'll": "it will", "it'd": "it would",
    "what's": "what is", "whats": "what is", "where's": "where is", "wheres": "where is", "when's": "when is",
    "whens": "when is", "who's": "who is", "you're": "you are", "youre": "you are", "you've": "you have",
    "youve": "you have", "you'll": "you will", "we're": "we are", "we'll": "we will", "we've": "we have",
    "we'd": "we would", "let's": "let us", "lets": "let us", "there's": "there is", "theres": "there is",
    "they're": "they are", "they've": "they have", "he's": "he is", "she's": "she is", "hes": "he is",
    "shes": "she is", "something's": "something is", "somethings": "something is", "wanna": "want to",
    "gonna": "going to", "gotta": "got to", "lemme": "let me", "gimme": "give me", "pls": "please", "plz": "please",
    "plse": "please", "thx": "thanks", "tx": "thanks", "thnx": "thanks", "thanx": "thanks", "tnx": "thanks",
    "tks": "thanks", "ty": "thanks", "tysm": "thanks", "thankyou": "thank you", "u": "you", "ur": "your",
    "r": "are", "appt": "appointment", "appts": "appointments", "apt": "appointment", "appt's": "appointments",
    "appointmnt": "appointment", "apointment": "appointment", "resched": "reschedule", "idk": "i do not know",
    "dunno": "do not know", "nvm": "never mind", "nevermind": "never mind", "nm": "never mind", "np": "no problem",
    "sry": "sorry", "srry": "sorry", "b4": "before", "2day": "today", "2moro": "tomorrow", "tmrw": "tomorrow",
    "tmr": "tomorrow", "tmw": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "doc": "doctor", "dr": "doctor", "drs": "doctors", "docs": "doctors", "rn": "right now", "omw": "on my way",
    "y'all": "you all", "cancell": "cancel", "cxl": "cancel", "mum": "mom", "could've": "could have",
    "should've": "should have", "would've": "would have", "need2": "need to", "wat": "what", "wen": "when",
    "probs": "problems", "perf": "perfect", "yap": "yes", "cu": "see you", "asap": "asap", "gp": "gp", "obgyn": "obgyn", "ya'll": "you all", "there'll": "there will",
    "everything's": "everything is", "daughters": "daughter", "sons": "son", "kids": "kids",
}  # fmt: skip

CLASSES = {
    "day": """
        monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight mon tue tues wed thur thurs fri
    """,
    "courtesy": """
        hi hello hey hiya heya um uh umm uhm er hmm hmmm well so oh ah and please sorry thanks thank you ok okay
        dear sir madam then just actually lol haha omg kindly
    """,
    "not": """
        not no never without neither nor hardly
    """,
    "i": """
        i we
    """,
    "my": """
        my our his her their the this that these those a an
    """,
    "want": """
        want need like love wish prefer require wanted needed wants needs hoping looking trying going wanting
    """,
    "visit": """
        appointment appointments booking bookings reservation reservations visit visits slot slots session checkup
        meeting consultation consult procedure table app't
    """,
    "cancel": """
        cancel cancels cancelling canceling cancelled canceled cancellation cancelation
    """,
    "paying": """
        pay paying fee fees charge charges charged charging penalty penalties cost costs bill billed copay
    """,
    "object": """
        coin coins penny quarter marble marbles button toy screw nail pin needle glass bone bead beads lego bolt key
        tack staple toothpick earring
    """,
    "month": """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sept sep oct nov dec
    """,
    "undoing": """
        remove delete scrap drop abandon nix annul revoke abort undo trash release rescind terminate end erase quit
        withdraw close forget repeal unbook unreserve eliminate discontinue
    """,
    "move": """
        reschedule rescheduling rescheduled rebook rearrange postpone postponed postponing delay amend modify alter
        update upgrade switch swap adjust reorganize reorganise
    """,
    "change": """
        change changing changed move moving moved push shift bump
    """,
    "booking": """
        book schedule reserve arrange
    """,
    "can": """
        can could would will may might should able possible
    """,
    "come": """
        come coming go going attend attending visit stop drop pop
    """,
    "speak": """
        speak talk speaking talking chat
    """,
    "person": """
        human person people someone somebody agent agents receptionist representative rep operator staff nurse
        manager reception desk supervisor team hotel spa bank branch office hospital pharmacy practice surgery
        department service services support concierge specialist consultant associate colleague being expert humans
        anyone anybody employee advisor adviser secretary clinic doctor restaurant clerk assistant
    """,
    "good": """
        good great fine perfect excellent wonderful awesome fantastic nice lovely cool correct right true accurate
        okay ok ideal super amazing brilliant splendid valid acceptable suitable terrific fabulous factual alright
        swell superb marvelous magnificent outstanding stellar exceptional phenomenal flawless impeccable spotless
        peachy dandy solid legit rad dope lit groovy tight pleasant satisfactory satisfying adequate spectacular
        incredible fitting appropriate truthful truth fact beautiful exact positive well works work suits better
        delightful sweet neat grand wise marvellous confirmed approved accepted agreed
    """,
    "bad": """
        bad false wrong incorrect inaccurate invalid terrible untrue erroneous awful horrible fake inconvenient
        impossible mistaken unacceptable fiction lie untruth off unavailable busy nonsense
    """,
    "very": """
        very so really just quite absolutely totally all pretty exactly definitely indeed most completely perfectly
        entirely actually certainly surely also still probably simply as only truly extremely overwhelmingly
    """,
    "be": """
        is was be are am been being sounds sound seems seem looks look feels appears
    """,
    "that": """
        that this it everything these those all the which what thats
    """,
    "would": """
        would will should could can does might
    """,
    "said": """
        said asked wanted requested ordered need want meant needed like prefer wished mentioned
    """,
    "pill": """
        pills tablets pill tablet meds medication medicine tylenol paracetamol ibuprofen advil sleeping aspirin
    """,
    "poison": """
        bleach poison battery batteries detergent antifreeze chemicals chemical cleaner magnet magnets pesticide
        fluid chlorine ammonia solvent gasoline acid medication pills lye
    """,
    "thing": """
        card cards debit order orders payment payments transfer transfers account accounts transaction transactions
        policy insurance prescription prescriptions loan cheque cheques check membership refill fee fees flight
        flights ticket tickets credit standing mortgage
    """,
    "do": """
        book schedule reserve arrange buy purchase rent play start begin order send transfer pay confirm proceed
        continue add attend listen stream watch grab secure finalize finalise finish complete process submit
        register enroll enrol hire
    """,
    "severe": """
        severe severely heavily heavy badly bad profusely uncontrollably uncontrollable massive lots serious crazy
    """,
    "text": """
        msg msgs txt txts txting txtng texing texted subscription texting texts text messaging messages message sending contacting
        bothering spamming calling emailing pinging reminding reminders notifications writing bugging sms
    """,
}

MENDABLE = """
    affirmative negative correctly appointment appointments cancel cancelled reschedule confirm confirmed tomorrow
    doctor available please thanks schedule booking reservation receptionist physical checkup breathe breathing
    suicide overdose unconscious bleeding emergency unsubscribe message messages insurance address earlier earliest
    anything something definitely absolutely perfect correct certainly afternoon morning running minutes
    availability number person people prescription
"""
TELLING = """
    the i my you is are do can have want need with for and what when how please thanks yes hello hi not it that this
    to of would like will morning afternoon evening tomorrow today week next book appointment cancel on at in your
    be am was where who there from about sorry yeah yep okay sure monday tuesday wednesday thursday friday saturday
    sunday could but if or we they he she an them see get make time me does did thank any something anything later
    earlier name works good great fine after before doctor visit pain hurts throat come going change move help
    reschedule confirm tonight noon january february march april may june july august september october november
    december speak english mine day days
"""
COMMON = """
    all also always another ask asked away back bad been before being best better big both bring brought but buy
    came cancer care child children class clear close coming cost day days dear did done door down each eat either
    end enough even ever every eye face fact family far feel feet few fill find first food foot form found free from
    front full game gave girl give given giving glad gone gotten great group guess hair half hand hands hard has
    head health hear heard heart heat heavy held help here high him hold home hope hospital hour hours house how
    however hurt idea ill illness inside issue job keep kept kid kind kinds knee knew know known lady large last
    late lately leave left leg less letter level life light line list little live lived living long look looked
    looking lost lot love low lunch made mail main man many mark math matter maybe mean means meet meeting men mind
    mine minute minutes miss money month months more most mother mouth much name near neck never new news next night
    none noon nor nose nothing number off office often old once only onto open order other others our out over own
    page paid pain paper part party past pay people phone pick place plan play point post power price problem put
    quick quite ran rash rather read reading ready real really reason room round run said same save saw say says
    school second seem seen send sent she short shot show shown shows sick side sign since sit sleep slow small some
    son soon sore sort sound speak spend spent spot staff stage stand start state stay step still stomach stop store
    story street such sugar take taken taking talk tell test than thank that their them then there these they thing
    things think third this those though thought three through throw time told too took top town true try turn two
    type under until upon use used very wait walk wall war was water way weak wear week weight well went were west
    what wheel where which while white whole whom whose wife win wish woman women word words work world worry worse
    worst would write wrong year years yet you young your yours thinking hears heats beat neat conform confirms
    mover moves moved lover loved stuff bank bill bills card cards account travel hotel flight flights train trains
    ticket tickets coffee dinner table tables please pleased quiet bother brother father further sooner sister
    mister master latter ladder later changes charge charged charges chance range orange morning mourning evening
    weekly weekend dance cancels handle stopped stops texted reminder remind reminded delays cooking hooking booked
    fell fall fallen tripped slipped hit cut burned bit swallowed fainted threw twisted banged scraped vomited puked
    coughed sneezed woke turned started keeps became caught passed lost found tore pulled broke
    books booker brook breather breathes brothers
"""
