using System.Text.Json;
using SmmOrders.Providers;

namespace SmmOrders.PackageTests;

/// <summary>Every public type of the packages survives JSON, or refuses it loudly.</summary>
public sealed class ValueTests
{
    public static TheoryData<string, string> Data { get; } = Each(ValueSamples.All.Select(value => value.GetType()).Distinct());

    public static TheoryData<string, string> Behaviours { get; } = Each(ValueTypes.Behaviours, known: type => type == typeof(OrderTracker));

    public static TheoryData<string, string> Enums { get; } = Each(ValueTypes.Enums, known: type => type.Assembly == typeof(OrderState).Assembly || type.Assembly == typeof(ProviderAnswer).Assembly);

    public static TheoryData<string, string> Rows { get; } = Each(ValueTypes.Rows, known: _ => false);

    public static TheoryData<string> Structs { get; } =
        [.. ValueSamples.All.Select(value => value.GetType()).Where(type => type.IsValueType).Distinct().Select(type => type.ToString())];

    [Fact]
    public void Every_public_type_that_is_data_has_a_sample() => Assert.Equal(
        [], ValueTypes.Data.Except(ValueSamples.All.Select(value => ValueTypes.Open(value.GetType()))).Select(type => type.FullName));

    [Theory]
    [MemberData(nameof(Data))]
    public void A_value_comes_back_as_it_went(string type, string way) =>
        Assert.Equal([], Samples(type).SelectMany(value => ValueCheck.RoundTrip(value, ValueCheck.Ways[way])));

    [Theory]
    [MemberData(nameof(Data))]
    public void Input_that_is_harmed_is_refused_and_says_so(string type, string way) =>
        Assert.Equal([], Samples(type).DistinctBy(value => JsonSerializer.Serialize(value, value.GetType())).Take(20).SelectMany(value => ValueCheck.Harmed(value, ValueCheck.Ways[way])).Distinct());

    [Theory]
    [MemberData(nameof(Structs))]
    public void A_default_value_can_be_read(string type) => Assert.Equal([], ValueCheck.Default(Samples(type)[0].GetType()));

    [Theory]
    [MemberData(nameof(Behaviours))]
    public void What_is_no_data_refuses(string type, string way)
    {
        Assert.Equal([], ValueCheck.Refused(ValueTypes.Behaviours.Single(behaviour => behaviour.ToString() == type), ValueCheck.Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_a_store_is_written_and_refuses_to_be_read(string type, string way) =>
        Assert.Equal([], ValueCheck.WrittenAlone(ValueTypes.Rows.Single(row => row.ToString() == type), ValueCheck.Ways[way]));

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_goes_by_its_names(string type, string way)
    {
        Type found = ValueTypes.Enums.Single(candidate => candidate.ToString() == type);
        Assert.Equal([], ValueCheck.Named(found, ValueCheck.Ways[way]));
    }

    private static object[] Samples(string type) => [.. ValueSamples.All.Where(value => value.GetType().ToString() == type)];

    // A generator needs to be told of each type; the smoke application's knows those.
    private static TheoryData<string, string> Each(IEnumerable<Type> types, Func<Type, bool>? known = null) =>
        [.. types.SelectMany(type => ValueCheck.Ways.Keys.Where(way => way != "generated" || known?.Invoke(type) != false).Select(way => (type.ToString(), way)))];
}
