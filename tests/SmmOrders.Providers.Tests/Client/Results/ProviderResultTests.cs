namespace SmmOrders.Providers.Tests;

/// <summary>A result says what it has: the value, or why there is none.</summary>
public sealed class ProviderResultTests
{
    [Fact]
    public void A_value_is_written_in_its_own_words() => Assert.Equal("23501", new ProviderResult<string>("23501").ToString());

    [Fact]
    public void A_failure_is_written_in_place_of_a_value() => Assert.Equal(
        "Unavailable (HTTP 503): down",
        new ProviderResult<string>(new ProviderFailure(ProviderFailureKind.Unavailable, "down") { HttpStatus = 503 }).ToString());

    [Fact]
    public void A_value_without_text_is_written_as_empty() => Assert.Equal("", new ProviderResult<Silent>(new Silent()).ToString());

    [Fact]
    public void Taking_a_missing_value_throws_with_the_reason()
    {
        var result = new ProviderResult<string>(new ProviderFailure(ProviderFailureKind.Unavailable, "down") { HttpStatus = 503 });

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(result.GetValue);

        Assert.Equal("The provider gave no value: Unavailable (HTTP 503): down. Ask IsSuccess first.", exception.Message);
    }

    [Fact]
    public void Results_are_equal_if_value_and_failure_are()
    {
        ProviderFailure down = new(ProviderFailureKind.Unavailable, "down");
        ProviderResult<string>[] results = [new("7"), new("8"), new(down), new(new ProviderFailure(ProviderFailureKind.Unavailable, "up"))];
        for (int left = 0; left < results.Length; left++)
        {
            for (int right = 0; right < results.Length; right++)
            {
                ProviderResult<string> copy = results[right].Failure is { } failure ? new(failure) : new(results[right].GetValue());
                Assert.Equal((left == right, left != right), (results[left] == copy, results[left] != copy));
                Assert.Equal(left == right, results[left].Equals(copy));
            }
        }

        ProviderResult<string>? none = null;
        Assert.True(none == null);
        Assert.True(none != results[0]);
        Assert.True(results[0] != none);
        Assert.False(results[0].Equals(none));
    }

    private sealed class Silent
    {
        public override string? ToString() => null;
    }
}
