using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SmmOrders.Providers.Testing;

/// <summary>
/// Parses requests as real panels do: the query string of a GET; the form, multipart or JSON body of a POST. Fields missing from
/// a POST's body are taken from its query string.
/// </summary>
internal static class RequestParser
{
    /// <summary>The maximum body size in bytes: PHP's default.</summary>
    internal const int MaxBytes = 8 * 1024 * 1024;

    private const string List = "[]";

    internal static async Task<ParsedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        byte[] query = Encoding.UTF8.GetBytes(request.QueryString.Value is { Length: > 1 } text ? text[1..] : "");
        if (HttpMethods.IsGet(request.Method))
        {
            return new(query, UrlEncoded(query));
        }

        byte[]? body = await BodyAsync(request.Body, cancellationToken).ConfigureAwait(false);
        ImmutableArray<KeyValuePair<string, string>>? fields = body is null || !HttpMethods.IsPost(request.Method) ? null
            : request.HasJsonContentType() ? JsonFields.Read(body)
            : IsMultipart(request) ? await MultipartAsync(request, body, cancellationToken).ConfigureAwait(false)
            : UrlEncoded(body);
        return new(body, fields is { } own && UrlEncoded(query) is { } more
            ? [.. own, .. more.Where(field => !own.Any(other => other.Key == field.Key))]
            : fields);
    }

    /// <summary>The body, or <see langword="null"/> if it is too large. It is always read to its end, so that the sender gets an answer.</summary>
    private static async Task<byte[]?> BodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        bool fits = true;
        for (int count; (count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            fits = fits && kept.Length + count <= MaxBytes;
            if (fits)
            {
                kept.Write(buffer, 0, count);
            }
        }

        return fits ? kept.ToArray() : null;
    }

    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<ImmutableArray<KeyValuePair<string, string>>?> MultipartAsync(HttpRequest request, byte[] body, CancellationToken cancellationToken)
    {
        request.Body = new MemoryStream(body);
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
