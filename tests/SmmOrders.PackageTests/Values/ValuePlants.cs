using System.Text.Json.Serialization;

namespace SmmOrders.PackageTests;

/// <summary>Values with a fault each, that the checks must catch.</summary>
public sealed class ValuePlants
{
    [Fact]
    public void A_value_that_comes_back_as_another_is_caught() => Assert.NotEmpty(ValueCheck.RoundTrip(new Forgetful { Kept = 1, Lost = 2 }, ValueCheck.Ways["plain"]));

    [Fact]
    public void A_value_that_loses_what_equality_does_not_see_is_caught() => Assert.NotEmpty(ValueCheck.RoundTrip(new Careless(2), ValueCheck.Ways["plain"]));

    [Fact]
    public void A_required_member_that_may_be_left_out_is_caught() =>
        Assert.Contains("without Amount: accepted", ValueCheck.Harmed(new Lenient(1), ValueCheck.Ways["plain"]));

    [Fact]
    public void A_required_member_that_may_be_null_is_caught() =>
        Assert.Contains("null Name: accepted", ValueCheck.Harmed(new Hollow { Name = "a" }, ValueCheck.Ways["plain"]));

    [Fact]
    public void Another_exception_than_that_of_json_is_caught() =>
        Assert.Contains("number Amount: ArgumentOutOfRangeException", ValueCheck.Harmed(new Strict { Amount = 1 }, ValueCheck.Ways["plain"]));

    [Fact]
    public void A_default_value_that_throws_is_caught() => Assert.Contains("Word: NullReferenceException", ValueCheck.Default(typeof(Touchy)));

    [Fact]
    public void What_is_written_though_it_is_no_data_is_caught() => Assert.Equal(["was written", "was read"], ValueCheck.Refused(typeof(Forgetful), ValueCheck.Ways["plain"]));

    [Fact]
    public void A_row_that_loses_a_member_or_can_be_read_is_caught() =>
        Assert.Equal(["Lost are not in {\"Kept\":0}", "was read"], ValueCheck.WrittenAlone(typeof(Forgetful), ValueCheck.Ways["plain"]));

    [Fact]
    public void An_enum_that_goes_by_its_numbers_is_caught() => Assert.NotEmpty(ValueCheck.Named(typeof(DayOfWeek), ValueCheck.Ways["plain"]));

    [Fact]
    public void An_enum_that_takes_numbers_as_well_is_caught() => Assert.Contains("1 was read", ValueCheck.Named(typeof(Loose), ValueCheck.Ways["plain"]));

    [JsonConverter(typeof(JsonStringEnumConverter<Loose>))]
    internal enum Loose
    {
        None,
        Some,
    }

    internal readonly record struct Touchy
    {
        private readonly string _word;

        public Touchy(string word) => _word = word;

        public string Word => _word.Trim();
    }

    internal sealed record Forgetful
    {
        public int Kept { get; init; }

        [JsonIgnore]
        public int Lost { get; init; }
    }

    internal sealed class Careless(int amount)
    {
        public int Amount => amount * 2;

        public override bool Equals(object? obj) => obj is Careless;

        public override int GetHashCode() => 0;
    }

    internal sealed record Lenient(int Amount);

    internal sealed record Hollow
    {
        public required string Name { get; init; }
    }

    internal sealed record Strict
    {
        public required int Amount { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); }
    }
}
