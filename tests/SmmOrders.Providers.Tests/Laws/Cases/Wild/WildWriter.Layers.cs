namespace SmmOrders.Providers.Tests.Laws;

/// <content>What any layer may say: whose it is, a no, a yes.</content>
internal sealed partial class WildWriter
{
    /// <summary>Adds a layer's names and its no.</summary>
    /// <returns>What holds of all inside.</returns>
    private Trail Layer(List<string> members, Trail trail, bool isNamed, bool isThing)
    {
        if (dice.Maybe(6))
        {
            members.Add(Member(dice.Of("error", "errors", "error_message"), dice.Of("\"\"", "null", "false", "0", "[]", "{}", "\" \"")));
        }

        trail = isNamed || question.Ids.IsEmpty ? trail : Names(members, trail);
        return trail.Denied(dice.Maybe(6) && No(members, isThing));
    }

    private Trail Names(List<string> members, Trail trail)
    {
        int roll = dice.Below(10);
        if (roll is 0 or 1 && question.IsNamedById)
        {
            string id = AnyId();
            members.Add(Member("id", Spelled(id)));
            trail = trail.Named(id, isWeak: true);
        }

        for (int i = roll is >= 1 and <= 4 ? dice.Of(1, 1, 1, 2) : 0; i > 0; i--)
        {
            string id = AnyId();
            members.Add(Member(dice.Of(question.NameKeys.AsSpan()), Spelled(id)));
            trail = trail.Named(id);
        }

        return trail;
    }

    private bool No(List<string> members, bool isThing)
    {
        string words = dice.Of("\"Incorrect order ID\"", "\"Not enough funds\"", "\"x\"", "104");
        string text = Member(dice.Of("message", "msg", "pesan", "code"), words);
        switch (dice.Below(isThing && question.Action is ProviderAction.Status or ProviderAction.RefillStatus ? 5 : 7))
        {
            case 0:
                members.Add(Member("error", words));
                break;
            case 1:
                members.Add(Member(dice.Of("errors", "error_message", "error"), dice.Of(words, $"[{words}]", $"{{\"message\":{words}}}")));
                break;
            case 2:
                members.Add(Member("error", dice.Of("true", "1", "\"true\"")));
                members.Add(text);
                break;
            case 3 or 4:
                members.Add(Member(dice.Of("success", "result", "ok"), dice.Of("false", "0", "\"0\"", "\"false\"", "\"no\"", "\"No\"")));
                members.AddRange(dice.Maybe() ? [text] : Array.Empty<string>());
                break;
            case 5:
                members.Add(Member("status", "false"));
                break;
            default:
                members.Add(Member("status", dice.Of("\"fail\"", "\"Failed\"", "\"error\"", "\"ERROR\"", "\" fail \"", "\"false\"", "0", "\"0\"")));
                members.Add(text);
                break;
        }

        return true;
    }

    // Where the layer's status is a no already, the two contradict each other.
    private bool Yes(List<string> members, Trail inside)
    {
        if (inside.SaysNo || dice.Maybe(3))
        {
            return false;
        }

        members.Add(Member(dice.Of("status", "status", "success"), dice.Of(Yeses)));
        members.AddRange(dice.Maybe(4) ? [Member("message", "\"OK\"")] : Array.Empty<string>());
        return true;
    }

    private string AnyId()
    {
        string asked = dice.Of(question.Ids.AsSpan());
        return dice.Below(3) > 0 ? asked : dice.Of($"0{asked}", $"{asked}0", $"1{asked}", $"{asked}1", asked.TrimStart('0') == asked ? $"{asked}{asked}" : asked.TrimStart('0'));
    }

    private string SpaceAround(string id) => dice.Below(6) switch
    {
        0 => dice.Of($" {id} ", $"\u00A0{id}", $"{id}\t"),
        1 when id.All(char.IsAsciiDigit) => $"{id}.0",
        _ => id,
    };

    private string Spelled(string id) =>
        id.All(char.IsAsciiDigit) && id[0] != '0' && dice.Maybe() ? dice.Of(id, id, $"{id}.0", $"{id}.000") : Json.Text(dice, SpaceAround(id));
}
