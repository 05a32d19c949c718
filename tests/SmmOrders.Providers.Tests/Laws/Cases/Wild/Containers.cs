namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Puts what is said into the containers that providers use.</summary>
internal sealed class Containers(Question question, Dice dice)
{
    /// <summary>Around the one thing that was asked about: envelopes, a map, a list in which it is alone or names itself.</summary>
    public string AroundOne(string content)
    {
        bool isItem = false;
        for (int i = dice.Below(4); i > 0; i--)
        {
            content = dice.Below(isItem || question.Ids.IsEmpty ? 2 : 4) switch
            {
                0 when content[0] == '{' && question.Action != ProviderAction.Services => $"[{content}]",
                2 => Map(content),
                3 when content[0] == '{' && !isItem => $"[{Others(dice)}{Named(content, question.Ids[0])}]",
                _ => Envelope(content, mayBeNamed: i == 1 && !question.Ids.IsEmpty),
            };
            isItem |= content[0] == '[' || content.StartsWith($"{{\"{(question.Ids.IsEmpty ? "" : question.Ids[0])}\"", StringComparison.Ordinal);
        }

        return content;
    }

    /// <summary>Around all of them: a map or a list, in envelopes or not, each in an envelope of its own or not.</summary>
    public string AroundMany(string[] contents)
    {
        string[] items = [.. contents.Select(content => dice.Maybe(4) ? Envelope(content, mayBeNamed: false) : content)];
        string all = dice.Maybe()
            ? Json.Object(dice, question.Ids.Zip(items, (id, item) => ($"\"{id}\"", dice.Maybe(6) ? $"[{item}]" : item)))
            : $"[{string.Join(',', question.Ids.Zip(items, (id, item) => Named(item, id)))}]";
        for (int i = dice.Below(3); i > 0; i--)
        {
            all = Envelope(all, mayBeNamed: false);
        }

        return all;
    }

    private static string Others(Dice dice) => dice.Of("", "{\"order\":\"x\",\"refill\":\"x\",\"status\":\"Canceled\"},", "null,");

    private string Map(string content) => $"{{\"{question.Ids[0]}\":{content}{dice.Of("", ",\"0\":{\"status\":\"Canceled\"}")}}}";

    private string Named(string content, string id) => $"{{{Name(id)}{(content.Trim()[1..].TrimStart() == "}" ? "" : ",")}{content.Trim()[1..]}";

    private string Name(string id) =>
        $"\"{dice.Of(question.NameKeys.AsSpan())}\":{(id[0] != '0' && id.All(char.IsAsciiDigit) && dice.Maybe() ? dice.Of(id, $"{id}.0") : dice.Of($"\"{id}\"", $"\" {id} \""))}";

    private string Envelope(string content, bool mayBeNamed)
    {
        string yes = dice.Of("\"status\":true,", "\"status\":\"success\",", "\"success\":1,\"message\":\"OK\",", "");
        string name = mayBeNamed && dice.Maybe(4) ? $"{Name(question.Ids[0])}," : "";
        return $"{{{yes}{name}\"{dice.Of("data", "data", "Data", "result")}\":{content}}}";
    }
}
