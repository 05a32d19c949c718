using System.Text;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>
/// A way in which a provider fails; pass it to <see cref="SimulatedProvider.Faults"/>. If <see cref="CarriesOut"/> is set, the
/// request is carried out anyway: an order is placed, and only its answer is damaged or lost.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedFault
{
    private readonly Func<FaultContext, Task> _apply;

    private SimulatedFault(string name, bool carriesOut, Func<FaultContext, Task> apply)
    {
        Name = name;
        CarriesOut = carriesOut;
        _apply = apply;
    }

    /// <summary>Its name, for test output.</summary>
    public string Name { get; }

    /// <summary>Whether the request is carried out anyway.</summary>
    public bool CarriesOut { get; }

    /// <summary>HTTP 429.</summary>
    /// <param name="retryAfter">The value of <c>Retry-After</c>, in whole seconds; <see langword="null"/> to omit the header.</param>
    public static SimulatedFault TooManyRequests(TimeSpan? retryAfter = null) => new("too many requests", false, context =>
    {
        if (retryAfter is { } wait)
        {
            context.Context.Response.Headers.RetryAfter = FormattableString.Invariant($"{wait.Ticks / TimeSpan.TicksPerSecond}");
        }

        return context.AnswerAsync(429, "application/json", """{"error":"Too many requests"}"""u8.ToArray());
    });

    /// <summary>Any HTTP status with a short HTML page, as from a web server or a proxy in front of a panel.</summary>
    /// <param name="status">The status, for example 500, 502, 503 or 403; from 200 to 599. 204, 205 and 304 have no body.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static SimulatedFault Html(int status = 200) =>
        Raw(status, "text/html", "<!DOCTYPE html><html><title>Just a moment...</title></html>"u8.ToArray(), FormattableString.Invariant($"HTML, HTTP {status}"));

    /// <summary>A JSON error with any HTTP status.</summary>
    /// <param name="error">The text.</param>
    /// <param name="status">The status; from 200 to 599.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static SimulatedFault Error(string error, int status = 200) =>
        Raw(status, "application/json", AnswerJson.Error(error), FormattableString.Invariant($"error, HTTP {status}"));

    /// <summary>Any response.</summary>
    /// <param name="status">The HTTP status; from 200 to 599. 204, 205 and 304 have no body.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <param name="name">The name of the fault.</param>
    /// <exception cref="ArgumentNullException">A string argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static SimulatedFault Raw(int status, string contentType, ReadOnlyMemory<byte> body, string name = "raw answer")
    {
        ArgumentNullException.ThrowIfNull(contentType);
        ArgumentNullException.ThrowIfNull(name);
        EnsureStatus(status, 200, 599);
        return new(name, false, context => context.AnswerAsync(status, contentType, body));
    }

    /// <summary>HTTP 200 without a body.</summary>
    public static SimulatedFault EmptyBody() => Raw(200, "application/json", default, "empty body");

    /// <summary>A redirect, as to a login page.</summary>
    /// <param name="to">The target.</param>
    /// <param name="status">The status; from 300 to 399. With 307 and 308, a client that follows posts the form again, including the key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="to"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static SimulatedFault Redirect(Uri to, int status = 307)
    {
        ArgumentNullException.ThrowIfNull(to);
        EnsureStatus(status, 300, 399);
        return new("redirect", false, context =>
        {
            context.Context.Response.Headers.Location = to.AbsoluteUri;
            return context.AnswerAsync(status, "text/html", default);
        });
    }

    /// <summary>The connection is reset; the request is not carried out.</summary>
    public static SimulatedFault Reset() => new("reset", false, context =>
    {
        context.Reset();
        return Task.CompletedTask;
    });

    /// <summary>The request is carried out, and then the connection is reset: the answer is lost.</summary>
    public static SimulatedFault LostAnswer() => new("lost answer", true, context =>
    {
        _ = context.Answer();
        context.Reset();
        return Task.CompletedTask;
    });

    /// <summary>The request is carried out, and the connection is reset in the middle of the answer.</summary>
    public static SimulatedFault CutOff() => new("cut off", true, async context =>
    {
        ReadOnlyMemory<byte> answer = context.Answer().Body;
        context.Context.Response.ContentLength = answer.Length;
        await context.WriteAsync(answer[..(answer.Length / 2)]).ConfigureAwait(false);
        context.Reset();
    });

    /// <summary>The request is carried out, and the answer ends in the middle although HTTP reports it as complete.</summary>
    public static SimulatedFault Truncated() => new("truncated", true, context =>
    {
        ReadOnlyMemory<byte> answer = context.Answer().Body;
        return context.AnswerAsync(200, "application/json", answer[..(answer.Length / 2)]);
    });

    /// <summary>No answer, until the client disconnects.</summary>
    public static SimulatedFault Silence() => new("silence", false, context => context.WaitAsync(Timeout.InfiniteTimeSpan));

    /// <summary>The request is carried out, and the answer comes byte by byte and never ends.</summary>
    /// <param name="interval">The time between two bytes, by the provider's clock; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is zero or below.</exception>
    public static SimulatedFault Drip(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return new("drip", true, async context =>
        {
            ReadOnlyMemory<byte> answer = context.Answer().Body;
            for (var at = 0; !context.Gone.IsCancellationRequested; at++)
            {
                await context.WriteAsync(at < answer.Length ? answer.Slice(at, 1) : " "u8.ToArray()).ConfigureAwait(false);
                await context.WaitAsync(interval).ConfigureAwait(false);
            }
        });
    }

    /// <summary>A body that is small on the wire and large after decompression.</summary>
    /// <param name="bytes">The size, rounded up to a multiple of 1 MiB; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is zero or below.</exception>
    public static SimulatedFault GzipBomb(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return new("gzip bomb", false, async context =>
        {
            ReadOnlyMemory<byte> mebibyte = ZippedZeros.Mebibyte;
            context.Context.Response.Headers.ContentEncoding = "gzip";
            for (long sent = 0; sent < bytes && !context.Gone.IsCancellationRequested; sent += ZippedZeros.Bytes)
            {
                await context.WriteAsync(mebibyte).ConfigureAwait(false);
            }
        });
    }

    /// <summary>A body that claims to be compressed, and is not.</summary>
    public static SimulatedFault FalseGzip() => new("false gzip", true, context =>
    {
        context.Context.Response.Headers.ContentEncoding = "gzip";
        return context.AnswerAsync(context.Answer());
    });

    /// <summary>The answer is about other identifiers than requested.</summary>
    public static SimulatedFault WrongIds() => OfItems("wrong ids", ItemFault.WrongIds);

    /// <summary>The answer contains every identifier twice, with different content.</summary>
    public static SimulatedFault Duplicates() => OfItems("duplicates", ItemFault.Duplicates);

    /// <summary>The answer omits every second identifier.</summary>
    public static SimulatedFault MissingItems() => OfItems("missing items", ItemFault.EverySecondMissing);

    /// <summary>An error that repeats the whole request, including the key, as a debug page does.</summary>
    public static SimulatedFault Echo() => new("echo", false, context =>
        context.AnswerAsync(200, "application/json", AnswerJson.Error($"Cannot handle {Encoding.UTF8.GetString(context.Raw.Span)}")));

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    internal Task ApplyAsync(FaultContext context) => _apply(context);

    private static void EnsureStatus(int status, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, most);
    }

    private static SimulatedFault OfItems(string name, ItemFault fault) =>
        new(name, true, context => context.AnswerAsync(context.Answer(fault)));
}
