using System.Globalization;

namespace SmmOrders.Providers.Tests.Laws;

/// <content>What each action's thing looks like.</content>
internal sealed partial class WildWriter
{
    private static readonly string[] Statuses = [.. KnownSpellings.All.Values.SelectMany(words => words), "Paused", "Not completed", "Fail", "0"];

    private string Thing(Trail trail, bool isNamed)
    {
        List<string> members = [];
        trail = Layer(members, trail, isNamed, isThing: true);
        switch (question.Action)
        {
            case ProviderAction.Status:
                Order(members, trail);
                break;
            case ProviderAction.Add:
                string id = Mark(trail);
                members.Add(dice.Maybe(6) ? Member("order", $"{{\"id\":{id}}}") : Member(dice.Of("order", "order", "order_id", "orderId", "id"), id));
                break;
            case ProviderAction.Balance:
                members.Add(Member("balance", Mark(trail).Replace(".0", "", StringComparison.Ordinal)));
                break;
            case ProviderAction.Services:
                string services = $"[{{\"service\":{Mark(trail)},\"name\":\"Likes\",\"rate\":\"0.90\"}}]";
                return members.Count == 0 && dice.Maybe() ? services : Object([.. members, Member("services", services)]);
            case ProviderAction.Refill:
                members.Add(Member(dice.Of("refill", "refill", "refill_id", "id"), Mark(trail)));
                break;
            case ProviderAction.RefillStatus:
                members.Add(Member(dice.Of("status", "refill_status"), MarkedWord(trail)));
                break;
            default:
                members.Add(Member(dice.Of("cancel", "cancel", "cancel_id"), Mark(trail)));
                break;
        }

        return Object(members);
    }

    private void Order(List<string> members, Trail trail)
    {
        string word = Json.Text(dice, dice.Of(Statuses));
        members.Add(Member(dice.Of("start_count", "start_count", "start_counter"), Mark(trail)));
        members.AddRange(dice.Maybe(5) ? [Member("order_status", word), Member("status", dice.Of(Yeses))] : [Member("status", word)]);
        members.AddRange(dice.Maybe() ? [Member("remains", dice.Of("\"0\"", "157", "\"\"", "null"))] : Array.Empty<string>());
        members.AddRange(dice.Maybe() ? [Member("charge", "\"0.27819\""), Member("currency", "\"USD\"")] : Array.Empty<string>());
        members.AddRange(dice.Maybe(6) ? [Member(dice.Of("message", "msg", "code"), "\"OK\"")] : Array.Empty<string>());
    }

    // The word itself tells where it stood: by the case of its letters.
    private string MarkedWord(Trail trail)
    {
        int number = _leaves.Count;
        string word = string.Concat("completed".Select((c, i) => (number >> i & 1) == 1 ? char.ToUpper(c, CultureInfo.InvariantCulture) : c));
        _leaves.Add(new(word, trail));
        return $"\"{word}\"";
    }
}
