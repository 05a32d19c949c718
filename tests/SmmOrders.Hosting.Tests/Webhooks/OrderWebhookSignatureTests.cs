using System.Globalization;
using FsCheck.Xunit;

namespace SmmOrders.Hosting.Tests;

public sealed class OrderWebhookSignatureTests
{
    private const string Body = """{"id":"0b9ad2c1-8c2e-4c1c-9d6f-0f6c0a0b0c0d"}""";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1764406800);
    private static readonly OrderWebhookSecret Secret = new("whsec_0123456789abcdef");
    private static readonly OrderWebhookSecret Other = new("whsec_fedcba9876543210");

    // By Python: hmac.new(secret, b"1764406800." + body, hashlib.sha256).hexdigest()
    private const string Signature = "v1=b3925b82b02d0c361137efcc7ea9c4e6b28d85dab87393be9d8fb899c6b586be";

    [Fact]
    public void A_body_is_signed_as_another_language_signs_it() => Assert.Equal(Signature, OrderWebhookSignature.Sign(Bytes(Body), At, [Secret]));

    [Property(MaxTest = 100)]
    public bool Any_body_is_signed_as_the_oracle_signs_it(byte[] body, uint seconds)
    {
        string signature = OrderWebhookSignature.Sign(body, DateTimeOffset.FromUnixTimeSeconds(seconds), [Secret, Other]);

        return signature == $"v1={SignatureOracle.Hmac("whsec_0123456789abcdef", $"{seconds}.", body)},v1={SignatureOracle.Hmac("whsec_fedcba9876543210", $"{seconds}.", body)}";
    }

    [Property(MaxTest = 100)]
    public bool What_is_signed_is_verified_and_no_longer_once_a_bit_differs(byte[] body, byte last, int at)
    {
        byte[] signed = [.. body, last];
        byte[] altered = [.. signed];
        altered[(at & int.MaxValue) % altered.Length] ^= (byte)(1 << (at & 7));
        string signature = OrderWebhookSignature.Sign(signed, At, [Secret]);

        return Verify(signed, signature) && !Verify(altered, signature);
    }

    [Fact]
    public void Any_of_the_receivers_secrets_may_have_signed_it()
    {
        Assert.True(OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Other, Secret], At));
        Assert.False(OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Other], At));
    }

    [Fact]
    public void Any_of_the_senders_secrets_is_enough()
    {
        string both = OrderWebhookSignature.Sign(Bytes(Body), At, [Other, Secret]);

        Assert.True(Verify(Bytes(Body), both));
        Assert.True(OrderWebhookSignature.Verify(Bytes(Body), "1764406800", both, [Other], At));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void It_is_good_for_five_minutes_before_and_after(int seconds, bool isVerified) =>
        Assert.Equal(isVerified, OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Secret], At.AddSeconds(seconds)));

    [Fact]
    public void The_age_may_be_another_one()
    {
        DateTimeOffset later = At.AddMinutes(20);

        Assert.True(OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Secret], later, TimeSpan.FromMinutes(20)));
        Assert.False(OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Secret], later, TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1764406801")] // Not the one that was signed.
    [InlineData(" 1764406800")]
    [InlineData("+1764406800")]
    [InlineData("01764406800")] // The same instant, but other bytes.
    [InlineData("1764406800.0")]
    [InlineData("999999999999")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_that_is_not_the_signed_one_is_refused(string? timestamp) =>
        Assert.False(OrderWebhookSignature.Verify(Bytes(Body), timestamp, Signature, [Secret], At));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("v1=")]
    [InlineData("b3925b82b02d0c361137efcc7ea9c4e6b28d85dab87393be9d8fb899c6b586be")]
    [InlineData("v2=b3925b82b02d0c361137efcc7ea9c4e6b28d85dab87393be9d8fb899c6b586be")]
    [InlineData("v1=b3925b82b02d0c361137efcc7ea9c4e6b28d85dab87393be9d8fb899c6b586b")]
    [InlineData("v1=b3925b82b02d0c361137efcc7ea9c4e6b28d85dab87393be9d8fb899c6b586be00")]
    public void A_signature_in_another_form_is_refused(string? signature) => Assert.False(Verify(Bytes(Body), signature));

    [Fact]
    public void A_signature_counts_among_the_first_ten_alone()
    {
        string others = string.Concat(Enumerable.Repeat("v1=00,", 9));

        Assert.True(Verify(Bytes(Body), others + Signature));
        Assert.False(Verify(Bytes(Body), others + "v1=00," + Signature));
    }

    [Fact]
    public void Without_a_secret_nothing_is_signed_or_verified()
    {
        _ = Assert.Throws<ArgumentException>(() => OrderWebhookSignature.Sign(Bytes(Body), At, []));
        _ = Assert.Throws<ArgumentException>(() => OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [], At));
        _ = Assert.Throws<ArgumentNullException>(() => OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, null!, At));
        _ = Assert.Throws<ArgumentNullException>(() => OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [null!], At));
    }

    [Fact]
    public void An_age_of_zero_is_no_age() => Assert.Throws<ArgumentOutOfRangeException>(
        () => OrderWebhookSignature.Verify(Bytes(Body), "1764406800", Signature, [Secret], At, TimeSpan.Zero));

    [Fact]
    public void The_timestamp_is_independent_of_the_offset_and_of_the_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");

            Assert.Equal(Signature, OrderWebhookSignature.Sign(Bytes(Body), At.ToOffset(TimeSpan.FromHours(5.5)), [Secret]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_secret_shows_itself_nowhere()
    {
        const string value = "canary-of-a-webhook";

        Assert.DoesNotContain(value, new OrderWebhookSecret(value).ToString(), StringComparison.Ordinal);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => new OrderWebhookSecret("short-secret"));
        Assert.DoesNotContain("short-secret", thrown.ToString(), StringComparison.Ordinal);
        _ = Assert.Throws<NotSupportedException>(() => System.Text.Json.JsonSerializer.Serialize(new OrderWebhookSecret(value)));
    }

    private static bool Verify(byte[] body, string? signature) => OrderWebhookSignature.Verify(body, "1764406800", signature, [Secret], At);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
