using System.Collections.Frozen;
using System.Net.Http.Json;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The ways in which public clients write a request.</summary>
internal static class Ways
{
    /// <summary>Each of them, by its name.</summary>
    public static FrozenDictionary<string, Func<Uri, (string Name, object Value)[], HttpRequestMessage>> All { get; } =
        new Dictionary<string, Func<Uri, (string Name, object Value)[], HttpRequestMessage>>
        {
            ["form"] = Form,
            ["form with lists"] = FormWithLists,
            ["GET"] = Query,
            ["multipart"] = Multipart,
            ["JSON"] = Json,
            ["JSON of texts"] = JsonOfTexts,
            ["address and form"] = Split,
        }.ToFrozenDictionary();

    /// <summary>A form, all of it texts.</summary>
    public static HttpRequestMessage Form(Uri address, (string Name, object Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, HttpPanelClient.Text(field.Value)))),
    };

    /// <summary>A form whose lists are <c>orders[]=1&amp;orders[]=2</c>, as PHP builds them.</summary>
    public static HttpRequestMessage FormWithLists(Uri address, (string Name, object Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.SelectMany(field => field.Value is Array list
            ? list.Cast<object>().Select(item => KeyValuePair.Create($"{field.Name}[]", HttpPanelClient.Text(item)))
            : [KeyValuePair.Create(field.Name, HttpPanelClient.Text(field.Value))])),
    };

    /// <summary>GET, with everything in the query string.</summary>
    public static HttpRequestMessage Query(Uri address, (string Name, object Value)[] fields) => new(
        HttpMethod.Get,
        new UriBuilder(address) { Query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(HttpPanelClient.Text(field.Value))}")) }.Uri);

    /// <summary>multipart/form-data, as curl sends an array.</summary>
    public static HttpRequestMessage Multipart(Uri address, (string Name, object Value)[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach ((string name, object value) in fields)
        {
            content.Add(new StringContent(HttpPanelClient.Text(value)), name);
        }

        return new(HttpMethod.Post, address) { Content = content };
    }

    /// <summary>A JSON object: numbers stay numbers, lists stay lists.</summary>
    public static HttpRequestMessage Json(Uri address, (string Name, object Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = JsonContent.Create(fields.ToDictionary(field => field.Name, field => field.Value)),
    };

    /// <summary>A JSON object of texts alone.</summary>
    public static HttpRequestMessage JsonOfTexts(Uri address, (string Name, object Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = JsonContent.Create(fields.ToDictionary(field => field.Name, field => HttpPanelClient.Text(field.Value))),
    };

    /// <summary>The key and the action in the address, the rest in a form.</summary>
    public static HttpRequestMessage Split(Uri address, (string Name, object Value)[] fields)
    {
        HttpRequestMessage form = Form(address, [.. fields.Where(field => field.Name is not ("key" or "action"))]);
        form.RequestUri = Query(address, [.. fields.Where(field => field.Name is "key" or "action")]).RequestUri;
        return form;
    }
}
