using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace PanelBackend;

/// <summary>
/// Reads a request in every form that clients of panels use: a form, multipart or JSON in the body, and fields missing there from the query string.
/// The server's own limit refuses a body that is too large before it is read.
/// </summary>
internal static class ApiRequestReader
{
    private const string Unreadable = "Incorrect request: send a form, or a JSON object, by POST.";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<ApiRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var read = new ApiRequest();
            if (HttpMethods.IsPost(request.Method))
            {
                read.Take(await BodyAsync(request, cancellationToken));
            }
            else if (!HttpMethods.IsGet(request.Method))
            {
                return ApiRequest.Refused(Unreadable);
            }

            read.Take(request.Query);
            return read;
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ApiRequest.Refused($"Incorrect request: it has more than {PanelSecurity.MostOfForm} bytes.", fault.StatusCode);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or JsonException or InvalidOperationException)
        {
            return ApiRequest.Refused(Unreadable);
        }
    }

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasJsonContentType())
        {
            using JsonDocument body = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return [.. body.RootElement.EnumerateObject().Select(FieldOf)];
        }

        return request.HasFormContentType || request.ContentLength > 0 ? await request.ReadFormAsync(cancellationToken) : [];
    }

    // A list is named as a form names it.
    private static KeyValuePair<string, StringValues> FieldOf(JsonProperty field) => field.Value.ValueKind == JsonValueKind.Array
        ? new($"{field.Name}[]", new StringValues([.. field.Value.EnumerateArray().Select(TextOf)]))
        : new(field.Name, TextOf(field.Value));

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) && decimal.IsInteger(number) => number.ToString("0", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
