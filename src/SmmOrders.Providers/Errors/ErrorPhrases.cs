namespace SmmOrders.Providers;

/// <summary>
/// The error texts of real panels, collected from public panels and their clients. The first match decides: harmless readings
/// come before harmful ones, and an order's own problem before the provider's, so that a customer's words in an error do not stop
/// a provider.
/// </summary>
internal static class ErrorPhrases
{
    private const string Not = "not|no|cannot|cant|can|couldnt|doesnt|dont|didnt|isnt|arent|wasnt|werent|wont|havent|hasnt|never|non|unable";
    private const string Wrong = "invalid|incorrect|wrong|bad|unknown|unrecognized|unrecognised|illegal|malformed|mismatch|mismatched|false";
    private const string Closed =
        "disabled|disable|inactive|unavailable|closed|deactivated|deleted|removed|stopped|suspended|paused|discontinued|off|hidden|archived|offline|down|locked|retired|expired|unlisted";

    private const string Link = "link|links|url|urls";
    private const string Service = "service|services|package|packages|product|products|serviceid";
    private const string Quantity = "quantity|quantities|qty";
    private const string Money = "balance|balances|fund|funds|credit|credits|money|cash|wallet";
    private const string Key = "key|keys|apikey|token|apitoken";
    private const string Account = "account|accounts|user|reseller|client";
    private const string Platform = "panel|site|website|server|servers|system|systems|platform|api|provider|portal|shop|store";
    private const string Page = "profile|post|posts|video|channel|media|photo|picture|reel|reels|story|tweet|playlist|stream|livestream";
    private const string Network = "instagram|tiktok|facebook|youtube|twitter|telegram|threads|spotify|twitch|linkedin|snapchat|pinterest|target|targeted";

    // Things that a request can name next to a service, and that are no fault of the service.
    private const string Detail =
        "comment|comments|country|device|hashtag|hashtags|answer|emoji|reaction|reactions|keyword|keywords|parameter|parameters|field|fields|type|feature|drip|dripfeed|run|runs|interval|expiry|username|usernames|groups|posts";

    // Words of an error that is about what was ordered (service, link, account, quantity) and not about one order.
    private const string Subject = $"service|services|serviceid|package|link|links|url|urls|username|profile|post|video|channel|media|account|{Quantity}";

    // After these errors the order may have been accepted anyway: none says that it was refused.
    private const string Ambiguous = "timeout|timed|unexpected|internal";

    // What an error may contain beyond the fact that it is one.
    private const string Reason = $"{Key}|{Link}|{Money}|{Service}|{Quantity}|{Account}|api|username|active|maintenance|limit|minimum|maximum|private";

    internal static IEnumerable<KeyValuePair<string, RefusalKind>> All =>
        [.. RateLimited(), .. Guards(), .. ActiveOrder(), .. Duplicate(), .. OutOfFunds(), .. Maintenance(), .. OrderGuards(),
            .. OutOfRange(), .. BadLink(), .. ServiceClosed(), .. Unauthorized(), .. ErrorPhrasesOfLanguages.All];

    internal static IEnumerable<KeyValuePair<string, RefusalKind>> Of(RefusalKind kind, params string[] phrases) =>
        phrases.Select(phrase => KeyValuePair.Create(phrase, kind));

    private static IEnumerable<KeyValuePair<string, RefusalKind>> RateLimited() => Of(
        RefusalKind.RateLimited,
        "too many|much requests|attempts|calls|queries|hits|tries|connections|reqs !ids",
        "too many request !order|orders|id|ids|per|single|one",
        "too many orders !id|ids|request|per|single|one|link|url|comma",
        "rate limit|limits|limited|limiting|limiter|limitation",
        "request|requests|call|calls|api rate exceeded|exceeds|high",
        "ratelimit|ratelimited|ratelimiter|ratelimiting|ratelimitexceeded",
        "throttl*",
        "flood|flooding|flooded|floodwait",
        "slow down",
        $"api|request|requests|call|calls|query|queries limit|limits|quota exceeded|exceed|exceeds|reached|hit !{Quantity}|max|maximum|min|minimum|refill|{Link}",
        "quota exceeded|reached",
        "requests|calls per second|sec|minute|min|hour|day",
        "request per second|sec|minute|hour !order|orders|id|ids",
        "requests number|maximum|max exceeded|reached",
        "concurrent|simultaneous|parallel requests|connections",
        $"wait second|seconds|sec|minute|minutes !{Ambiguous}|refill|order|orders|previous|error|wrong|failed|{Link}",
        $"again|retry # second|seconds|sec|minute|minutes !{Ambiguous}|refill|order|orders|previous|error|wrong|failed|{Link}",
        $"too fast|quick|quickly|often|frequent|frequently !speed|interval|{Quantity}",
        "limit|limits exceeded|reached !*",
        "requests|calls|requesting|sending|calling|ordering fast|faster|quick|quickly|often|frequent|frequently|rapidly|soon",
        "daily|hourly limit|limits exceeded|reached !link|url|refill",
        "processing another transaction|request",
        "429 http|error|code|status !order|orders|id|quantity|service|min|max|minimal|minimum|maximum|refill",
        "429 !*");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Guards() => Of(
        RefusalKind.Other,
        "refill|refills|refilled|refilling|refillable !balance|funds|wallet",
        "cancel|cancels|canceling|cancelling|cancelation|cancellation|cancelable|cancellable|uncancelable !active|wait|previous|until",
        $"canceled|cancelled {Not}|already !active|wait|previous|until",
        "drip|dripfeed disabled|disable|unavailable|allowed|available|support|supported|supports|enabled|inactive",
        "curl|sqlstate",
        $"something wrong !{Reason}",
        $"error|failed|failure|exception processing|occurred|occured|process|while|during !{Reason}");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> ActiveOrder()
    {
        const string Mine = $"{Link}|username|profile|page|post|video|channel|target|account|same|previous|another|existing";
        const string Open = "progress|inprogress|pending|processing|process|running|ongoing|unfinished|incomplete|uncompleted|queue|queued|open|unprocessed";
        const string Done = "complete|completed|completes|completion|completing|finish|finished|finishes|finishing|done|end|ends|ended|delivered|fulfilled";
        return Of(
            RefusalKind.ActiveOrderOnLink,
            $"active order|orders|campaign|task {Mine} !no|isnt|not|inactive",
            $"active order|orders {Link} not|no|cannot placed|created|possible|until|accepted|allowed",
            "active order|orders|task have|has|already|exists|exist|there|wait|got !no|isnt|not|inactive",
            $"active order|orders not|isnt|yet|until {Done} {Mine}|have|has|wait !no",
            $"{Link} active already|currently|another !no|not|isnt|inactive",
            $"wait order|orders|previous|existing|current|first|link {Done}",
            "wait completion|finish",
            $"already|still|another order|orders|ordered|task {Link}|username|profile|page|target !submitted|placed|received|not|cannot",
            $"already have|has order|orders !submitted|placed|received|been|completed|canceled|cancelled|{Not}",
            $"order|orders {Open} {Mine}|wait|already !cannot|cant|found",
            "pending|ongoing|unfinished|incomplete|uncompleted|existing|open order|orders exists|exist|have|has|there !no|not",
            $"{Link} duplicate|duplicated|duplicates !order|orders",
            "new order error link duplicate|duplicated",
            $"duplicate order|orders {Link} active|{Open}|wait",
            "active order|orders neworder|error",
            "active order|orders !*",
            $"order|orders exists|exist {Link} !{Not}",
            $"{Link} being process|processed|delivered|ordered|used",
            $"{Link} busy",
            $"{Link} in use !format|please|valid|correct|must|should|not",
            $"{Link} already|currently|still {Open}|processed|use|used|exists|exist|ordered|added|system|database|list !not|{Quantity}",
            $"previous|earlier|last order|orders {Open}|active|{Done} !id|status|found",
            "too many orders link|url|username",
            "processing previous order");
    }

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Duplicate() => Of(
        RefusalKind.Duplicate,
        $"duplicate|duplicated|duplication|duplicates !comment|comments|parameter|parameters|field|fields|key|keys|username|usernames|hashtag|hashtags|keyword|keywords|id|ids|{Link}",
        "duplicate|duplicated order|orders|request|transaction|submission",
        "order|orders|request already submitted|placed|exists|exist|created|received|added|sent|made|accepted|registered !status|completed|id",
        "identical|repeated|repeating order|orders|request",
        "already been submitted|placed|ordered|received|sent",
        "order|orders same twice|again|recently|seconds|minutes");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> OutOfFunds() => Of(
        RefusalKind.ProviderOutOfFunds,
        $"insufficien*|inadequate|lacking|lack {Money}|payment",
        $"insufficientfunds|insufficientbalance|notenoughfunds|nobalance|lowbalance|outoffunds",
        $"enough|sufficient {Money}",
        $"low|lower|less|below|empty|exhausted|negative|zero|short|shortage|exceeds|exceed|exceeded|depleted|smaller|minus|small|over|under {Money} !payout|withdraw|withdrawal",
        $"more|greater|higher|bigger|larger balance|balances|funds|credit|credits|wallet",
        "no balance|funds|fund|credit|credits|money",
        "out|run|ran of|out balance|funds|credit|credits|money",
        "top up",
        "topup",
        "recharge|refuel|replenish",
        "refill balance|wallet|funds",
        "fund account|wallet please|need|must|first",
        "insufficient amount !quantity|qty|comments",
        "enough amount account|wallet",
        "neworder error balance|funds|money",
        $"add|deposit {Money} !{Link}",
        "deposit please|first",
        $"balance|funds required|needed|need|necessary !{Not}",
        "payment required",
        "afford",
        "402 http|error|code|status !order|orders|id|quantity|service|min|max|minimal|minimum|maximum",
        "402 !*");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Maintenance()
    {
        const string Ours = $"!{Account}|accounts|your|ip|{Key}|{Link}|username|via|through|this|using|target";
        return Of(
            RefusalKind.Maintenance,
            "maintenance|maintenence|maintainance|maintanance|maintenace|maintainence|maintanence|maintaining",
            $"under construction|development|repair|update|upgrade|upgrading|updating|renovation !{Link}",
            $"temporary|temporarily|temporally|momentarily unavailable|closed|down|offline|disabled|suspended|stopped|paused|inaccessible|available|halted|out !{Service}|{Account}|ip|{Key}|{Link}|username|{Page}|{Network}|page|{Detail}",
            $"{Platform} temporarily|temporary unavailable|closed|down|offline|disabled|paused|out|off|available {Ours}",
            $"{Platform} update|upgrade progress|under|ongoing {Ours}",
            "we are|re|were offline|down|closed|unavailable",
            $"{Platform} unavailable|down|offline|closed|busy|overloaded|overload|upgrading|updating|upgrade|updated|restarting|paused {Ours}|{Service}",
            $"api|server|system service unavailable|down {Ours}",
            $"{Platform} not|isnt available|working|accessible|operational|online {Ours}|{Service}",
            $"not|stopped accepting|accept|taking|receiving orders|order !this|{Service}|{Link}|{Account}|{Key}",
            $"orders|ordering disabled|closed|paused|suspended|stopped|off|halted !{Service}|{Link}|{Account}|your",
            "503 http|error|code|status|unavailable !order|orders|id|quantity|min|max|minimal|minimum|maximum|this",
            "503 !*",
            "scheduled|planned|technical|engineering works|work|downtime|break",
            "downtime",
            "back soon|shortly|online",
            $"unavailable !*",
            "temporarily|temporary unavailable try|again|later|please !*");
    }

    private static IEnumerable<KeyValuePair<string, RefusalKind>> OrderGuards() => Of(
        RefusalKind.Other,
        $"order|orders|orderid id|ids|number|orderid {Wrong}|required|missing|empty|{Not} !{Subject}",
        $"order|orders|orderid {Not} found|exist|exists|belong|belongs|yours|valid !{Subject}",
        $"order|orders access|permission|permissions|authorized|authorised|unauthorized|forbidden|denied|belongs !place|placing|create|creating|new|add|{Key}",
        "ticket|tickets");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> OutOfRange()
    {
        const string Bound = "min|minimum|minimal|minimun|minimally|max|maximum|maximal|maximun";
        const string Beyond =
            $"{Bound}|less|more|greater|fewer|lower|higher|above|below|under|over|least|most|between|exceed|exceeds|exceeded|exceeding|small|large|big|low|high|range|smaller|larger|bigger|limit|limits|short|enough|insufficient|multiple|multiples|divisible|step|many|few";
        const string NoCount = "deposit|deposits|payment|payments|withdrawal|minute|minutes|second|seconds|hour|hours|day|days|interval|run|runs|character|characters|length|size|mb|gb|times|age|request|requests|ids|orders|price|rate|usd|budget|words|expiry|delay";
        return Of(
            RefusalKind.QuantityOutOfRange,
            $"{Quantity} {Beyond} !request|requests|ids",
            $"{Quantity} {Wrong}|{Not} !found|{Service}|required|missing",
            $"{Quantity} {Wrong}",
            $"{Quantity} from to #",
            $"amount|count|total {Beyond} !{NoCount}|{Money}|enough|insufficient",
            $"amount {Wrong} !{NoCount}|{Money}",
            $"order least|between|most # !{NoCount}|id|hours",
            "followers|likes|views|comments|subscribers|members between|least|most # !account|profile|have|has|channel|page",
            $"{Bound} order|comments|followers|likes|views|subscribers|members # !{NoCount}",
            $"{Bound} order amount|size|limit !deposit|payment",
            $"{Bound} # !{NoCount}|followers|likes|views|{Link}|{Page}|accounts|full|queue|active|concurrent|threads",
            $"exceed|exceeds|exceeded|exceeding|over|above|below|under {Bound} !{NoCount}|{Link}|{Page}",
            $"less|more|lower|greater|higher|fewer|smaller|larger {Bound} !{NoCount}|{Link}|{Page}",
            $"out|outside range !{Link}|{NoCount}");
    }

    private static IEnumerable<KeyValuePair<string, RefusalKind>> BadLink()
    {
        const string Unfit = $"{Wrong}|format|unsupported|private|broken|dead|unreachable|missing|required|empty|blacklisted|forbidden|restricted|inaccessible|deleted|removed|badly|error|expired|unavailable|improper|check|blank";
        const string Fit = "valid|found|correct|supported|support|allowed|accepted|exist|exists|exits|work|works|working|accessible|reachable|public|match|matches|recognized|open|acceptable|parsed|read|resolved|seem|look|proper";
        return Of(
            RefusalKind.BadLink,
            $"{Link} {Unfit} !endpoint",
            $"{Link} {Not} {Fit}|be !endpoint",
            $"{Link} {Not} available !{Service}",
            $"{Link} should|must !{Service}",
            $"{Link} valid|correct|proper|public enter|provide|please|use|need|must|insert|give|supply|only !endpoint",
            $"{Link} fetch|parse|open|read|load|get|resolve|access couldnt|failed|unable|cannot|cant|could|fail|error|not !{Service}|endpoint",
            $"{Link} banned|blocked !{Key}|ip",
            $"group|groups|community {Not} found|exist|exists|public !{Service}|customer|user",
            $"{Network} group|groups|community {Wrong}|private|deleted|closed",
            "badlink|invalidlink|badurl|invalidurl|linkinvalid",
            $"private account|accounts|profile|page|channel|group|user|username|{Page}|{Network}|chat !{Key}",
            $"username|usernames|handle|nickname {Wrong}|required|missing|empty|private|format|deleted|unavailable !password|or|{Key}",
            $"username|usernames|handle|nickname {Not} found|valid|exist|exists|exits|correct|available|public",
            $"{Page} {Wrong}|deleted|removed|unavailable|restricted|private|missing !{Service}|{Detail}|type|{Key}",
            $"{Page} {Not} found|exist|exists|valid|available|public|accessible !{Service}|support|type|{Key}",
            $"{Network} account|accounts|user|profile|page|username|{Page} {Wrong}|suspended|banned|blocked|disabled|closed|deactivated|deleted|removed|unavailable|inactive|restricted|private !{Service}|{Key}",
            $"{Network} account|accounts|user|profile|page|username|{Page} {Not} found|exist|exists|valid|available|public|accessible !{Service}|{Key}",
            $"target|destination {Wrong}|required|missing|empty",
            $"target|destination {Not} found|valid|exist|exists|supported",
            $"account|profile|page must|should be public",
            $"make|set|sure account|profile|page public",
            "account|profile|page not public");
    }

    private static IEnumerable<KeyValuePair<string, RefusalKind>> ServiceClosed() => Of(
        RefusalKind.ServiceClosed,
        $"{Service} {Wrong}|invalidated|nonexistent !{Detail}|request",
        $"{Service} {Closed} !{Detail}",
        $"{Service} {Not}|longer found|find|exist|exists|exits|available|active|activated|enabled|valid|provided|offered|working|work|accessible|recognized|published|listed|sale !{Detail}",
        $"{Service} {Not} allowed|authorized|permitted use|order|access|buy|purchase !{Detail}",
        $"{Service} forbidden|denied|restricted !{Detail}",
        "no such service|services|package",
        $"{Service} out|sold stock|out",
        $"{Service} longer offer|provide|sell|support|have",
        "servicenotfound|serviceinactive|servicedisabled|invalidservice",
        "category disabled|inactive|closed|unavailable");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Unauthorized()
    {
        const string Shut = "suspended|suspend|suspension|banned|ban|blocked|block|closed|inactive|disabled|disable|deactivated|terminated|frozen|locked|restricted|deleted|expired|unverified|blacklisted|revoked|unapproved";
        const string NoKey = "!array|foreign|primary|dictionary|undefined|unique|constraint|json|unexpected|licence|license|page|csrf";
        return Of(
            RefusalKind.Unauthorized,
            $"{Key} {Wrong}|{Shut}|missing|required|rejected|empty|denied|unauthorized|absent|error|failed|fail {NoKey}",
            $"{Key} check|verify {NoKey}|order|orders",
            $"{Key} {Not} found|find|valid|exist|exists|exits|match|matches|matched|recognized|recognised|authorized|active|activated|enabled|correct|provided|registered|set|sent|given|specified|supplied|allowed|accepted|exit|working|verify|validate {NoKey}",
            $"{Key} valid|correct provide|enter|need|must|use|supply|specify|please|required {NoKey}",
            $"no api {Key} {NoKey}",
            "invalidapikey|invalidkey|wrongapikey|badkey|incorrectapikey",
            "unauthorized|unauthorised|unauthenticated|unauthorize",
            "authentication|authorization|authorisation|auth|authenticate|login|credential|credentials failed|fail|failure|required|invalid|incorrect|wrong|error|denied|missing|bad|please|first|unable",
            $"{Not} authorized|authorised|authenticated|logged|login !order|orders",
            "access denied|forbidden|refused|blocked|revoked|disabled !order|orders|deny",
            $"permission|permissions|privilege|privileges denied|insufficient|{Not}|missing !order|orders",
            "forbidden !*",
            "403|401 forbidden|http|error|code|status|unauthorized|access|denied !order|orders|id|quantity|service|min|max|minimal|minimum|maximum",
            "401 !*",
            "403 !*",
            $"{Account} {Shut} !{Network}|{Page}|{Link}|{Service}|page",
            $"{Account} not|isnt|never active|activated|verified|enabled|approved|confirmed|allowed|permitted !{Network}|{Page}|{Link}|page|order|orders",
            $"{Account} not allowed|permitted place|placing|create|make order|orders",
            "account does not exists",
            "account on hold",
            $"verify account|email !{Network}|{Page}|{Link}|page",
            $"you have|has|are|were|been banned|blocked|suspended|blacklisted",
            "api user|client|reseller not found",
            $"api {Shut}|off|unavailable|denied !{Service}|order|orders",
            "api not|isnt|no enabled|allowed|active|activated|access|permission|available !order|orders",
            "api access invalid|denied|not|no|disabled|required",
            "ip|ips whitelist|whitelisted|whitelisting|allowed|allow|blocked|banned|ban|denied|restricted|blacklisted|blacklist|unauthorized|forbidden|rejected|unknown|registered|permitted|permission|invalid|authorized",
            "signature|sign invalid|incorrect|wrong|bad|mismatch|missing|failed",
            "username|user|login|email|password invalid|incorrect|wrong password|key|apikey|token");
    }
}
