using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmmOrders.Hosting;

/// <summary>
/// The signature of a webhook: HMAC-SHA256 over <c>timestamp.body</c>, in lower-case hexadecimal, one for each secret:
/// <c>v1=5257a8…,v1=84f0c1…</c>. The timestamp is in seconds since 1970, and new each time that an event is sent.
/// </summary>
public static class OrderWebhookSignature
{
    /// <summary>The header with the event's identifier: the same each time that it is sent, to recognize what was received before.</summary>
    public const string IdHeader = "X-SmmOrders-Id";

    /// <summary>The header with the timestamp.</summary>
    public const string TimestampHeader = "X-SmmOrders-Timestamp";

    /// <summary>The header with the signatures.</summary>
    public const string SignatureHeader = "X-SmmOrders-Signature";

    private const string Version = "v1=";
    private const int MostSignatures = 10;
    private const int LongestTimestamp = 11; // Until the year 5138; what is longer would overflow.

    /// <summary>How old a webhook may be where no age is given.</summary>
    private static readonly TimeSpan UsualAge = TimeSpan.FromMinutes(5);

    /// <summary>Signs a body, as the sender does; for a receiver's own tests.</summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="at">When it is sent; whole seconds count.</param>
    /// <param name="secrets">The secrets; at least one.</param>
    /// <returns>The value of <see cref="SignatureHeader"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    public static string Sign(ReadOnlySpan<byte> body, DateTimeOffset at, IReadOnlyCollection<OrderWebhookSecret> secrets)
    {
        EnsureSecrets(secrets);
        string timestamp = TimestampOf(at);
        var signatures = new List<string>(secrets.Count);
        foreach (OrderWebhookSecret secret in secrets)
        {
            signatures.Add(Version + Convert.ToHexStringLower(Hash(secret, timestamp, body)));
        }

        return string.Join(',', signatures);
    }

    /// <summary>
    /// Whether a webhook was signed with one of the receiver's secrets, not long ago. Answer 401 if it was not, and do not read the body.
    /// </summary>
    /// <remarks>
    /// The time that it takes does not depend on how much of a signature is right. While a secret is replaced, the sender signs with both, or
    /// the receiver accepts both. A webhook that was recorded can be sent again within the age: drop identifiers that were seen before.
    /// </remarks>
    /// <param name="body">The body as it was received, byte for byte.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>; <see langword="null"/> if there is none.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>; <see langword="null"/> if there is none.</param>
    /// <param name="secrets">The receiver's secrets; at least one.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="longestAge">How old it may be, and how far in the future by the receiver's clock; above zero. The default is 5 minutes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longestAge"/> is not above zero.</exception>
    public static bool Verify(
        ReadOnlySpan<byte> body, string? timestamp, string? signature, IReadOnlyCollection<OrderWebhookSecret> secrets, DateTimeOffset now, TimeSpan? longestAge = null)
    {
        EnsureSecrets(secrets);
        TimeSpan age = longestAge ?? UsualAge;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(age, TimeSpan.Zero, nameof(longestAge));
        return timestamp is { Length: > 0 and <= LongestTimestamp }
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && (now - DateTimeOffset.UnixEpoch - TimeSpan.FromSeconds(seconds)).Duration() <= age
            && IsSigned(body, timestamp, signature ?? "", secrets);
    }

    /// <summary>The value of <see cref="TimestampHeader"/>.</summary>
    internal static string TimestampOf(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // Every secret is compared with every signature, whatever was found before.
    private static bool IsSigned(ReadOnlySpan<byte> body, string timestamp, string signature, IReadOnlyCollection<OrderWebhookSecret> secrets)
    {
        string[] signatures = signature.Split(',', MostSignatures + 1, StringSplitOptions.TrimEntries);
        bool isSigned = false;
        foreach (OrderWebhookSecret secret in secrets)
        {
            byte[] right = Encoding.ASCII.GetBytes(Version + Convert.ToHexStringLower(Hash(secret, timestamp, body)));
            foreach (string given in signatures.Take(MostSignatures))
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), right);
            }
        }

        return isSigned;
    }

    private static byte[] Hash(OrderWebhookSecret secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Reveal());
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static void EnsureSecrets(IReadOnlyCollection<OrderWebhookSecret> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        foreach (OrderWebhookSecret secret in secrets)
        {
            ArgumentNullException.ThrowIfNull(secret, nameof(secrets));
        }

        if (secrets.Count == 0)
        {
            throw new ArgumentException("There is no secret to sign or to verify with. Give at least one.", nameof(secrets));
        }
    }
}
