using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>The table of answers once more, without a network: what the readers alone say of each.</summary>
public sealed class AnswerTableReadingTests
{
    [Fact]
    public void Every_answer_is_read_as_the_table_says()
    {
        ImmutableArray<string> told = AnswerTable.Told(
            AnswerTable.Lines,
            AnswerTable.Cases.Where(@case => @case.HttpStatus == 200).Select(@case => KeyValuePair.Create(@case, Read(@case))));

        Assert.True(AnswerTable.Lines.SequenceEqual(told), AnswerTable.Differences(AnswerTable.Lines, told));
    }

    private static ImmutableArray<string> Read(AnswerTableCase @case)
    {
        var readers = new ActionReaders(@case.Reader, new(new(Panel.Key)));
        byte[] body = [.. @case.Body];
        ImmutableArray<string> ids = @case.Ids;
        bool json = @case.IsJson;
        return @case.Question switch
        {
            "status" => [AnswerTableWords.Of(readers.Status(body, ids[0]), json)],
            "statuses" => [.. readers.Statuses(body, ids).Select(result => AnswerTableWords.Of(result, json))],
            "add" => [AnswerTableWords.Of(OrderPlacement.Of(Left(readers.Placement(body)), left: true), json)],
            "balance" => [AnswerTableWords.Of(readers.Balance(body), json)],
            "services" => [AnswerTableWords.Of(readers.Services(body), json)],
            "refill" or "refills" => [.. readers.Refills(body, ids).Select(result => AnswerTableWords.Of(Left(result), json))],
            "refill_status" => [AnswerTableWords.Of(readers.RefillStatus(body, ids[0]), json)],
            "refill_statuses" => [.. readers.RefillStatuses(body, ids).Select(result => AnswerTableWords.Of(result, json))],
            _ => [.. readers.Cancels(body, ids).Select(result => AnswerTableWords.Of(Left(result), json))],
        };
    }

    // As of a request that has left: what is not clearly refused may have taken effect.
    private static ProviderResult<T> Left<T>(ProviderResult<T> result)
        where T : notnull =>
        result.Failure is { } failure ? new(failure with { MayHaveTakenEffect = failure.Refusal is null }) : result;
}
