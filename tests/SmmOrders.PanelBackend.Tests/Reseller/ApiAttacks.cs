using System.Net;
using System.Text;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The attacks on the API: what is sent, and what every answer begins with. The README lists them by these names.</summary>
internal static class ApiAttacks
{
    internal static Dictionary<string, (Func<AttackedPanel, IEnumerable<HttpRequestMessage>> Requests, string Answer, HttpStatusCode Status)> All { get; } = new()
    {
        ["A form of 1 MiB"] = (panel => [Add(panel, ("link", new string('a', 1024 * 1024)))], Error("Incorrect request: it has more than 65536 bytes"), HttpStatusCode.RequestEntityTooLarge),
        ["A body over 64 KiB that does not state its length"] = (panel => [Chunked(panel)], Error("Incorrect request: it has more than 65536 bytes"), HttpStatusCode.RequestEntityTooLarge),
        ["A body that is cut off, of another kind, or no object"] = Told(
            panel =>
            [
                Body(panel, "application/json", """{"key":"""), Body(panel, "application/json", """["key"]"""), Body(panel, "application/json", "\"\\ud800\""),
                Body(panel, "application/json", """{"action":"\ud800"}"""), Body(panel, "application/json", new string('[', 1000)),
                Body(panel, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk"), Body(panel, "multipart/form-data", "key=k"),
                Body(panel, "text/xml", "<key/>"), Body(panel, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2000).Select(number => $"a{number}"))),
            ],
            "Incorrect request: send a form"),
        ["Another method"] = Told(panel => [Method(panel, "PUT"), Method(panel, "DELETE"), Method(panel, "OPTIONS"), Method(panel, "PATCH")], "Incorrect request: send a form"),
        ["An unknown action, or none"] = Told(panel => [Form(panel, ("action", "drop table")), Form(panel, ("action", "ADD")), Form(panel)], "Incorrect request: action is"),
        ["A list in the place of a value"] = Told(panel => [Add(panel, ("quantity[]", "100")), Json(panel, ("quantity", "[100]")), Json(panel, ("link", """["https://e.com"]"""))], "Incorrect request: "),
        ["A field that is sent twice"] = Told(
            panel => [Body(panel, "application/x-www-form-urlencoded", $"key={panel.Key}&action=add&service=instagram-likes&link=https://e.com&quantity=100&quantity=200"), Body(panel, "application/json", $$"""{"key":"{{panel.Key}}","key":"{{panel.Key}}"}""")],
            "Incorrect request: "),
        ["A quantity that is no whole number"] = Told(
            panel =>
            [
                .. Add(panel, "quantity", "", "NaN", "Infinity", "1e3", "100.5", "0x64", "1,000", "１００", "100 000", "null", "+100", "{}"),
                Json(panel, ("quantity", "true")), Json(panel, ("quantity", """{"a":100}""")), Json(panel, ("quantity", "100.5")), Json(panel, ("quantity", "null")),
            ],
            "Incorrect quantity: "),
        ["A negative quantity"] = Told(panel => [.. Add(panel, "quantity", "-100", "-9223372036854775808"), Json(panel, ("quantity", "-100"))], "Incorrect quantity: "),
        ["A quantity outside the service's range"] = Told(
            panel => [.. Add(panel, "quantity", "0", "19", "20001", "9223372036854775807"), Json(panel, ("quantity", "1e9"))], "Quantity must be from 20 to 20,000; "),
        ["A quantity too large for any number"] = Told(panel => [.. Add(panel, "quantity", "9223372036854775808", new string('9', 5000)), Json(panel, ("quantity", "1e300"))], "Incorrect quantity: "),
        ["Something that is not a link"] = Told(
            panel => Add(panel, "link", "", "page", "javascript:alert(1)", "file:///etc/passwd", "https://e.com/\r\nX: 1", "https://"), "The link must begin with https://"),
        ["A link of 60,000 characters"] = Told(panel => Add(panel, "link", $"https://e.com/{new string('a', 60_000)}"), "The link must have at most 500 characters"),
        ["A character that a database cannot hold"] = Told(
            panel =>
            [
                Add(panel, ("link", "https://e.com/\0")), Form(panel, ("action", "status"), ("order", "1\0")), Json(panel, ("link", "\"https://e.com/\\u0000\"")),
                new(HttpMethod.Get, $"{panel.Api}?key={panel.Key}&action=add&service=a%00&link=https://e.com&quantity=100"),
            ],
            "Incorrect "),
        ["A service that does not exist"] = Told(panel => Add(panel, "service", "", "no-such-service", "' OR 1=1 --"), "There is no such service"),
        ["More than the wallet has"] = Told(panel => [Add(panel, ("quantity", "20000"))], "Not enough funds"),
        ["Runs and intervals"] = Told(panel => [Add(panel, ("runs", "1000000")), Add(panel, ("interval", "-1"))], "Incorrect runs or interval"),
        ["More than 100 orders"] = Told(
            panel => ((string[])["status", "statuses", "refill", "cancel", "refill_status"]).Select(action => Form(panel, ("action", action), (action == "refill_status" ? "refills" : "orders", string.Join(',', Enumerable.Range(1, 101))))),
            "Incorrect request: at most 100"),
        ["A malformed order ID"] = Told(
            panel => ((string[])["", "0", "-1", "1 OR 1=1", "9223372036854775808", "+1", "01", "1.0", "null", "../1"]).Select(id => Form(panel, ("action", "status"), ("order", id))), "Incorrect order ID"),
        ["Another customer's order"] = Told(
            panel => ((string[])["status", "refill"]).Select(action => Form(panel, ("action", action), ("order", panel.VictimsOrder))), "Incorrect order ID\"}"),
        ["Another customer's order among many"] = (panel => [Form(panel, ("action", "status"), ("orders", $"{panel.VictimsOrder},0"))], """{"{order}":{"error":"Incorrect order ID"},"0":{"error":"Incorrect order ID"}}""", HttpStatusCode.OK),
        ["Canceling another customer's order"] = (panel => [Form(panel, ("action", "cancel"), ("orders", panel.VictimsOrder))], """[{"order":"{order}","cancel":{"error":"Incorrect order ID"}}]""", HttpStatusCode.OK),
        ["Another customer's refill"] = Told(panel => [Form(panel, ("action", "refill_status"), ("refill", panel.VictimsRefill))], "Refill not found\"}"),
        ["A cookie in the place of a key"] = Told(panel => [Keyless(panel, ("action", "balance"))], "Incorrect API key"),
        ["An invalid key, or the stored hash of a valid one"] = Told(
            panel => ((string[])["x", ApiKey.Make(), panel.VictimsHash, panel.Key.ToUpperInvariant(), "' OR 1=1 --", "%"]).Select(key => Keyless(panel, ("key", key), ("action", "balance"))), "Incorrect API key"),
    };

    private static (Func<AttackedPanel, IEnumerable<HttpRequestMessage>>, string, HttpStatusCode) Told(Func<AttackedPanel, IEnumerable<HttpRequestMessage>> requests, string error) =>
        (requests, Error(error), HttpStatusCode.OK);

    private static string Error(string text) => $$"""{"error":"{{text.Replace("'", "\\u0027", StringComparison.Ordinal)}}""";

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
