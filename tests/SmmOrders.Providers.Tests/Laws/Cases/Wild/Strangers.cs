namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Keys that mean nothing, with all that would mean something elsewhere.</summary>
internal static class Strangers
{
    private static readonly string[] Keys =
        ["link", "created_at", "details", "info", "meta", "user", "", "#1", "\\u00e9tat", "statuses", "remain", "order status", "err", "Error ", "datas", "ordered", "5a"];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1.5e300", "\"\"", "\"x\"", "\"Canceled\"", "[]", "{}", "[1,[2,{\"status\":\"Canceled\"}]]",
        "{\"error\":\"Not yours\",\"success\":false}", "{\"status\":\"Canceled\",\"remains\":\"0\",\"charge\":\"1\"}", "{\"order\":\"6\",\"status\":\"Canceled\"}",
        "{\"5\":{\"status\":\"Canceled\"},\"refill\":1,\"cancel\":1,\"balance\":\"1\"}", "{\"data\":{\"data\":[{\"order\":7}]}}",
        "[{\"status\":\"Completed\"},{\"error\":\"x\"}]", "\"{\\\"error\\\":\\\"x\\\"}\"", "{\"a\":1,\"a\":2}",
    ];

    /// <summary>The members with some of them in between.</summary>
    public static IEnumerable<string> Among(IEnumerable<string> members, Dice dice)
    {
        foreach (string member in members)
        {
            if (dice.Maybe(3))
            {
                yield return One(dice);
            }

            yield return member;
        }

        if (dice.Maybe())
        {
            yield return One(dice);
        }
    }

    private static string One(Dice dice) => $"\"{dice.Of(Keys)}\":{dice.Of(Values)}";
}
