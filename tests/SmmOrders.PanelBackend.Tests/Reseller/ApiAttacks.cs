using System.Text;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The attacks on the API: what is sent. The README lists them by these names, with the answers.</summary>
internal static class ApiAttacks
{
    internal static Dictionary<string, Func<AttackedPanel, IEnumerable<HttpRequestMessage>>> All { get; } = new()
    {
        ["A form of 1 MiB"] = panel => [Add(panel, ("link", new string('a', 1024 * 1024)))],
        ["A body over 64 KiB that does not state its length"] = panel => [Chunked(panel)],
        ["A body that is cut off, of another kind, or no object"] = panel =>
        [
            Body(panel, "application/json", """{"key":"""), Body(panel, "application/json", """["key"]"""), Body(panel, "application/json", "\"\\ud800\""),
            Body(panel, "application/json", """{"action":"\ud800"}"""), Body(panel, "application/json", new string('[', 1000)),
            Body(panel, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk"), Body(panel, "multipart/form-data", "key=k"),
            Body(panel, "text/xml", "<key/>"), Body(panel, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2000).Select(number => $"a{number}"))),
        ],
        ["Another method"] = panel => [Method(panel, "PUT"), Method(panel, "DELETE"), Method(panel, "OPTIONS"), Method(panel, "PATCH")],
        ["An unknown action, or none"] = panel => [Form(panel, ("action", "drop table")), Form(panel, ("action", "ADD")), Form(panel)],
        ["A list in the place of a value"] = panel => [Add(panel, ("quantity[]", "100")), Json(panel, ("quantity", "[100]")), Json(panel, ("link", """["https://e.com"]"""))],
        ["A field that is sent twice"] = panel => [Body(panel, "application/x-www-form-urlencoded", $"key={panel.Key}&action=add&service=instagram-likes&link=https://e.com&quantity=100&quantity=200"), Body(panel, "application/json", $$"""{"key":"{{panel.Key}}","key":"{{panel.Key}}"}""")],
        ["A quantity that is no whole number"] = panel =>
        [
            .. Add(panel, "quantity", "", "NaN", "Infinity", "1e3", "100.5", "0x64", "1,000", "１００", "100 000", "null", "+100", "{}"),
            Json(panel, ("quantity", "true")), Json(panel, ("quantity", """{"a":100}""")), Json(panel, ("quantity", "100.5")), Json(panel, ("quantity", "null")),
        ],
        ["A negative quantity"] = panel => [.. Add(panel, "quantity", "-100", "-9223372036854775808"), Json(panel, ("quantity", "-100"))],
        ["A quantity outside the service's range"] = panel => [.. Add(panel, "quantity", "0", "19", "20001", "9223372036854775807"), Json(panel, ("quantity", "1e9"))],
        ["A quantity too large for any number"] = panel => [.. Add(panel, "quantity", "9223372036854775808", new string('9', 5000)), Json(panel, ("quantity", "1e300"))],
        ["Something that is not a link"] = panel => Add(panel, "link", "", "page", "javascript:alert(1)", "file:///etc/passwd", "https://e.com/\r\nX: 1", "https://"),
        ["A link of 60,000 characters"] = panel => Add(panel, "link", $"https://e.com/{new string('a', 60_000)}"),
        ["A character that a database cannot hold"] = panel =>
        [
            Add(panel, ("link", "https://e.com/\0")), Form(panel, ("action", "status"), ("order", "1\0")), Json(panel, ("link", "\"https://e.com/\\u0000\"")),
            new(HttpMethod.Get, $"{panel.Api}?key={panel.Key}&action=add&service=a%00&link=https://e.com&quantity=100"),
        ],
        ["A service that does not exist"] = panel => Add(panel, "service", "", "no-such-service", "' OR 1=1 --"),
        ["More than the wallet has"] = panel => [Add(panel, ("quantity", "20000"))],
        ["Runs and intervals"] = panel => [Add(panel, ("runs", "1000000")), Add(panel, ("interval", "-1"))],
        ["More than 100 orders"] = panel => ((string[])["status", "statuses", "refill", "cancel", "refill_status"]).Select(action => Form(panel, ("action", action), (action == "refill_status" ? "refills" : "orders", string.Join(',', Enumerable.Range(1, 101))))),
        ["A malformed order ID"] = panel => ((string[])["", "0", "-1", "1 OR 1=1", "9223372036854775808", "+1", "01", "1.0", "null", "../1"]).Select(id => Form(panel, ("action", "status"), ("order", id))),
        ["Another customer's order"] = panel => ((string[])["status", "refill"]).Select(action => Form(panel, ("action", action), ("order", panel.VictimsOrder))),
        ["Another customer's order among many"] = panel => [Form(panel, ("action", "status"), ("orders", $"{panel.VictimsOrder},0"))],
        ["Canceling another customer's order"] = panel => [Form(panel, ("action", "cancel"), ("orders", panel.VictimsOrder))],
        ["Another customer's refill"] = panel => [Form(panel, ("action", "refill_status"), ("refill", panel.VictimsRefill))],
        ["A cookie in the place of a key"] = panel => [Keyless(panel, ("action", "balance"))],
        ["An invalid key, or the stored hash of a valid one"] = panel => ((string[])["x", ApiKey.Make(), panel.VictimsHash, panel.Key.ToUpperInvariant(), "' OR 1=1 --", "%"]).Select(key => Keyless(panel, ("key", key), ("action", "balance"))),
    };

    private static IEnumerable<HttpRequestMessage> Add(AttackedPanel panel, string field, params string[] values) => values.Select(value => Add(panel, (field, value)));

    // An order that would be taken but for one field.
    private static HttpRequestMessage Add(AttackedPanel panel, (string Name, string Value) field)
    {
        Dictionary<string, string> fields = new() { ["action"] = "add", ["service"] = "instagram-likes", ["link"] = "https://e.com", ["quantity"] = "100" };
        _ = fields.Remove(field.Name.TrimEnd('[', ']'));
        return Form(panel, [.. fields.Select(one => (one.Key, one.Value)), field]);
    }

    // The same in JSON, with a raw value.
    private static HttpRequestMessage Json(AttackedPanel panel, (string Name, string Value) field)
    {
        Dictionary<string, string> fields = new() { ["link"] = "\"https://e.com\"", ["quantity"] = "100", [field.Name] = field.Value };
        return Body(panel, "application/json", $$"""{"key":"{{panel.Key}}","action":"add","service":"instagram-likes",{{string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}"))}}}""");
    }

    private static HttpRequestMessage Form(AttackedPanel panel, params (string Name, string Value)[] fields) => Keyless(panel, [("key", panel.Key), .. fields]);

    private static HttpRequestMessage Keyless(AttackedPanel panel, params (string Name, string Value)[] fields) => Ways.Form(panel.Api, [.. fields.Select(field => (field.Name, (object)field.Value))]);

    private static HttpRequestMessage Method(AttackedPanel panel, string method) =>
        new(new(method), $"{panel.Api}?key={panel.Key}&action=add&service=instagram-likes&link=https://e.com&quantity=100");

    private static HttpRequestMessage Body(AttackedPanel panel, string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        _ = content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new(HttpMethod.Post, panel.Api) { Content = content };
    }

    // Sent in one piece: the server refuses it once it has read so much.
    private static HttpRequestMessage Chunked(AttackedPanel panel)
    {
        HttpRequestMessage request = Body(panel, "application/x-www-form-urlencoded", $"key={panel.Key}&action=balance&link={new string('a', 64 * 1024)}");
        request.Headers.TransferEncodingChunked = true;
        return request;
    }
}
