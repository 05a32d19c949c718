using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What must hold of an outbox, whatever happened.</summary>
internal static class OutboxBooks
{
    /// <summary>One event for each sink and each row of the history, each row of attention that was opened, and each that was closed; and no other.</summary>
    public static async Task<List<string>> WrongAsync(Shop shop, params string[] sinks)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using ShopContext context = shop.Open();
        List<Guid> history = await context.Set<OrderHistoryEntry<long>>().Select(entry => entry.Id).ToListAsync(token);
        List<OrderAttention<long?>> attention = await context.Attention.AsNoTracking().ToListAsync(token);
        List<OrderOutbox<long?>> events = await context.Outbox.AsNoTracking().ToListAsync(token);
        IEnumerable<(OutboxKind, Guid)> sources =
        [
            .. history.Select(id => (OutboxKind.History, id)),
            .. attention.Select(row => (OutboxKind.AttentionOpened, row.Id)),
            .. attention.Where(row => row.ClosedAt is not null).Select(row => (OutboxKind.AttentionClosed, row.Id)),
        ];
        List<(string, (OutboxKind, Guid))> left = [.. events.Select(row => (row.Sink, (row.Kind, row.SourceId)))];
        List<string> wrong = [.. sinks.SelectMany(sink => sources.Select(source => (sink, source))).Where(each => !left.Remove(each)).Select(each => $"{each} is not told")];
        wrong.AddRange(left.Select(each => $"{each} is told of nothing"));
        return wrong;
    }

    /// <summary>The history of an order is told by its numbers, each once, and attention as closed after it was told as opened.</summary>
    public static List<string> OutOfOrder(IEnumerable<OutboxEvent> told)
    {
        List<string> wrong = [];
        foreach (IGrouping<OrderKey?, OutboxEvent> order in told.GroupBy(each => each.Order))
        {
            long[] numbers = [.. order.Select(each => each.History).OfType<OutboxHistory>().Select(entry => entry.Number)];
            if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Length).Select(number => (long)number)))
            {
                wrong.Add($"order {order.Key}: {string.Join(' ', numbers)}");
            }

            foreach (IGrouping<Guid, OutboxEvent> row in order.Where(each => each.Attention is not null).GroupBy(each => each.Attention!.Id))
            {
                OutboxKind[] kinds = [.. row.Select(each => each.Kind)];
                if (!kinds.SequenceEqual(new[] { OutboxKind.AttentionOpened, OutboxKind.AttentionClosed }.Take(kinds.Length)))
                {
                    wrong.Add($"order {order.Key}: {string.Join(' ', kinds)}");
                }
            }
        }

        return wrong;
    }
}
