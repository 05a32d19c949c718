using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SmmOrders.Providers.Testing;

/// <summary>
/// Reads requests as real panels do: the query string of a GET, and of a POST a form, several parts, or JSON. What a POST does not say may stand in
/// its query string.
/// </summary>
internal static class RequestParser
{
    /// <summary>The most bytes of a body: as much as PHP takes where nobody has told it otherwise.</summary>
    internal const int MaxBytes = 8 * 1024 * 1024;

    private const string List = "[]";

    internal static async Task<ParsedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        byte[] query = Encoding.UTF8.GetBytes(request.QueryString.Value is { Length: > 1 } text ? text[1..] : "");
        if (HttpMethods.IsGet(request.Method))
        {
            return new(query, UrlEncoded(query));
        }

        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException)
        {
            return new(query, null); // Too large, or cut off.
        }

        body.Position = 0;
        ImmutableArray<KeyValuePair<string, string>>? fields = !HttpMethods.IsPost(request.Method) ? null
            : request.HasJsonContentType() ? JsonFields.Read(body.ToArray())
            : IsMultipart(request) ? await MultipartAsync(request, body, cancellationToken).ConfigureAwait(false)
            : UrlEncoded(body.ToArray());
        return new(body.ToArray(), fields is { } own && UrlEncoded(query) is { } more
            ? [.. own, .. more.Where(field => !own.Any(other => other.Key == field.Key))]
            : fields);
    }

    private static bool IsMultipart(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    private static async Task<ImmutableArray<KeyValuePair<string, string>>?> MultipartAsync(HttpRequest request, Stream body, CancellationToken cancellationToken)
    {
        request.Body = body;
        try
        {
            return Flat(await request.ReadFormAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableArray<KeyValuePair<string, string>>? UrlEncoded(byte[] form)
    {
        try
        {
            using var reader = new FormReader(new MemoryStream(form));
            return Flat(reader.ReadForm());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ImmutableArray<KeyValuePair<string, string>> Flat(IEnumerable<KeyValuePair<string, StringValues>> form) =>
    [
        .. form.SelectMany(field => field.Key.EndsWith(List, StringComparison.Ordinal)
            ? [new(field.Key[..^List.Length], string.Join(',', field.Value.ToArray()))]
            : field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? ""))),
    ];
}
