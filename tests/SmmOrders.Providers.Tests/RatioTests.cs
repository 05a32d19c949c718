using System.Globalization;
using System.Text;
using System.Text.Json;
using SmmOrders.Tests.Performance;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// A loose guard on speed, in whatever build the tests run: the benchmarks have the figures. Alone on the machine's cores,
/// as far as the other tests of this project go.
/// </summary>
[Collection(nameof(RatioTests))]
[CollectionDefinition(nameof(RatioTests), DisableParallelization = true)]
public sealed class RatioTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(23_501, 100).Select(id => id.ToString(CultureInfo.InvariantCulture))];
    private static readonly ProviderAnswer[] Answers = new ProviderAnswer[Ids.Length];
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($"{{{string.Join(',', Ids.Select(id =>
        $"\"{id}\":{{\"charge\":\"0.27819\",\"start_count\":\"3572\",\"status\":\"Partial\",\"remains\":\"157\",\"currency\":\"USD\"}}"))}}}");

    // Loose, since without optimization the reader is five times as slow, and the walk is the platform's and optimized at all times.
    private const int MostWalks = 20;

    [Fact]
    public void Reading_a_hundred_answers_costs_at_most_some_bare_walks_of_their_tokens() =>
        Assert.InRange(Race.Ratio((() => ProviderAnswerReader.Default.ReadMany(Body, Ids, Answers), 10), (Walk, 10)), 0, MostWalks);

    [Fact]
    public void A_walk_for_each_of_them_would_be_noticed() =>
        Assert.InRange(Race.Ratio((ReadOneByOne, 1), (Walk, 10)), MostWalks, double.MaxValue);

    private static void ReadOneByOne()
    {
        for (int i = 0; i < Ids.Length; i++)
        {
            ProviderAnswerReader.Default.ReadMany(Body, Ids.AsSpan(i, 1), Answers.AsSpan(i, 1));
        }
    }

    private static void Walk()
    {
        var json = new Utf8JsonReader(Body);
        while (json.Read())
        {
        }
    }
}
