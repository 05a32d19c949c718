using System.Globalization;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Writes an answer with everything that may come, and remembers what it put where.</summary>
/// <param name="question">What was asked.</param>
/// <param name="dice">Decides what is written.</param>
/// <param name="strangers">Decides which keys are added that mean nothing; none where <see langword="null"/>.</param>
internal sealed partial class WildWriter(Question question, Dice dice, Dice? strangers)
{
    private const int Deepest = 4;
    private const int FirstMarker = 100_001;

    private static readonly string[] Yeses = ["true", "\"success\"", "\"Success\"", "\"ok\"", "1", "200", "\"true\""];

    private readonly List<Leaf> _leaves = [];

    public IReadOnlyList<Leaf> Leaves => _leaves;

    // A key with letters in it may mean anything, where it is not one that was asked for: a yes beside it is one for all.
    private bool IsOfNumbers => question.Ids.All(id => id.All(char.IsAsciiDigit));

    /// <summary>An answer.</summary>
    public string Write() => Value(Trail.Start, 0);

    /// <summary>An object that can stand in an item's place, and names nothing itself.</summary>
    public string WriteItem() => ElementOf(Trail.Start, 2, isNamed: true);

    private string Value(Trail trail, int depth)
    {
        bool isMap = !question.Ids.IsEmpty, isList = question.Action != ProviderAction.Services;
        return dice.Below(12) switch
        {
            _ when depth == Deepest => Thing(trail, isNamed: false),
            0 => Bare(trail, isItem: false),
            <= 3 when isMap => Map(trail, depth),
            4 or 5 when isList => List(trail, depth),
            _ => ElementOf(trail, depth, isNamed: false),
        };
    }

    private string ElementOf(Trail trail, int depth, bool isNamed) =>
        depth < Deepest && dice.Below(5) < 2 ? Envelope(trail, depth, isNamed) : Thing(trail, isNamed);

    private string Envelope(Trail trail, int depth, bool isNamed)
    {
        List<string> members = [];
        Trail inside = Layer(members, trail, isNamed, isThing: false);
        int before = _leaves.Count;
        bool isAgreed = Yes(members, inside);
        string key = question.Action == ProviderAction.Status && !isNamed && dice.Maybe(8) ? "order" : dice.Of("data", "data", "data", "result");
        string json = Value(inside, depth + 1);
        members.Add(Member(key, json));
        if ((isAgreed && (_leaves.Count == before || !IsOfNumbers)) || (key == "result" && json == "true"))
        {
            _leaves.Add(new("", inside));
        }

        return Object(members);
    }

    private string Map(Trail trail, int depth)
    {
        List<string> members = [];
        Trail inside = Layer(members, trail, isNamed: true, isThing: false);
        if (Yes(members, inside) && !IsOfNumbers)
        {
            _leaves.Add(new("", inside));
        }

        for (int i = 1 + dice.Below(3); i > 0; i--)
        {
            string id = AnyId();
            Trail item = inside.Named(id);
            string json = dice.Below(8) switch
            {
                0 => Bare(item, isItem: true),
                1 => $"[{ElementOf(item, depth + 1, isNamed: false)}]",
                _ => ElementOf(item, depth + 1, isNamed: false),
            };
            members.Add($"{Json.Text(dice, SpaceAround(id))}:{json}");
        }

        return Object(members);
    }

    private string List(Trail trail, int depth)
    {
        int count = dice.Of(1, 1, 2, 3);
        Trail item = count > 1 ? trail.InCrowd() : trail;
        return $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => dice.Maybe(10) ? dice.Of("null", "7", "\"x\"", "[]", "{}") : ElementOf(item, depth + 1, isNamed: false)))}]";
    }

    // In an item's or an answer's place; with some actions a bare number is the thing.
    private string Bare(Trail trail, bool isItem)
    {
        if (isItem && question.Action is ProviderAction.Refill or ProviderAction.Cancel && dice.Maybe())
        {
            return Mark(trail);
        }

        string json = dice.Of("null", "\"Incorrect order ID\"", "\"\"", "{}", "[]", "false", "0", "\"Completed\"", "true");
        if (isItem && question.Action is ProviderAction.RefillStatus or ProviderAction.Cancel)
        {
            _leaves.Add(new(question.Action == ProviderAction.Cancel ? "" : json.Trim('"'), trail));
        }

        if (question.Action == ProviderAction.Services && json is "{}" or "[]")
        {
            _leaves.Add(new("", trail)); // An empty catalogue.
        }

        return json;
    }

    private string Object(List<string> members)
    {
        string[] shuffled = [.. members];
        dice.Shuffle(shuffled.AsSpan());
        return $"{{{dice.Space()}{string.Join(',', strangers is null ? shuffled : Strangers.Among(shuffled, strangers))}}}";
    }

    private string Member(string key, string json) => $"{Json.Key(dice, key)}{dice.Space()}:{json}{dice.Space()}";

    private string Mark(Trail trail)
    {
        string marker = (FirstMarker + _leaves.Count).ToString(CultureInfo.InvariantCulture);
        _leaves.Add(new(marker, trail));
        return dice.Of(marker, $"\"{marker}\"", $"{marker}.0", $"\" {marker} \"");
    }
}
