namespace SmmOrders.Tests;

public sealed class OrderStatusesTests
{
    [Fact]
    public void The_stored_numbers_of_the_six_statuses_never_change() => Assert.Equal(
        ["Processing 1", "Pending 2", "InProgress 3", "Completed 4", "Canceled 5", "Partial 6"],
        Enum.GetValues<OrderStatus>().Select(status => $"{status} {(byte)status}"));

    [Fact]
    public void The_stored_numbers_of_the_six_triggers_never_change() => Assert.Equal(
        ["Process 1", "Queue 2", "Start 3", "Complete 4", "EndPartially 5", "Cancel 6"],
        Enum.GetValues<OrderTrigger>().Select(trigger => $"{trigger} {(byte)trigger}"));

    [Theory]
    [InlineData(OrderTrigger.Process, OrderStatus.Processing)]
    [InlineData(OrderTrigger.Queue, OrderStatus.Pending)]
    [InlineData(OrderTrigger.Start, OrderStatus.InProgress)]
    [InlineData(OrderTrigger.Complete, OrderStatus.Completed)]
    [InlineData(OrderTrigger.EndPartially, OrderStatus.Partial)]
    [InlineData(OrderTrigger.Cancel, OrderStatus.Canceled)]
    public void Each_trigger_leads_to_one_status(OrderTrigger trigger, OrderStatus target) => Assert.Equal(target, trigger.Target());

    [Theory]
    [InlineData(OrderStatus.Processing, false)]
    [InlineData(OrderStatus.Pending, false)]
    [InlineData(OrderStatus.InProgress, false)]
    [InlineData(OrderStatus.Completed, true)]
    [InlineData(OrderStatus.Canceled, true)]
    [InlineData(OrderStatus.Partial, true)]
    public void Three_statuses_are_open_and_three_are_final(OrderStatus status, bool isFinal)
    {
        Assert.Equal(isFinal, status.IsFinal());
        Assert.Equal(!isFinal, status.IsOpen());
    }

    [Fact]
    public void The_lists_of_open_and_final_statuses_match_the_predicates()
    {
        Assert.Equal(OrderStatuses.All.Where(OrderStatuses.IsOpen), OrderStatuses.Open);
        Assert.Equal(OrderStatuses.All.Where(OrderStatuses.IsFinal), OrderStatuses.Final);
    }

    [Fact]
    public void Each_status_has_its_panel_API_word_and_the_word_parses_back() => Cultures.Each(() =>
    {
        Assert.Equal(["Processing", "Pending", "In progress", "Completed", "Canceled", "Partial"], OrderStatuses.All.Select(status => status.ToWireName()));
        Assert.All(OrderStatuses.All, status => Assert.Equal((true, status), Parse(status.ToWireName())));
        Assert.All(OrderStatuses.All, status => Assert.Equal((true, status), Parse(status.ToString())));
    });

    [Theory]
    [InlineData("in_progress", OrderStatus.InProgress)]
    [InlineData("  IN - PROGRESS\t", OrderStatus.InProgress)]
    [InlineData("In\u00A0progress", OrderStatus.InProgress)]
    [InlineData("PENDING", OrderStatus.Pending)]
    [InlineData("Cancelled", OrderStatus.Canceled)]
    [InlineData("partially_completed", OrderStatus.Partial)]
    [InlineData("Success", OrderStatus.Completed)]
    public void A_word_is_read_in_any_of_its_spellings_under_any_culture(string word, OrderStatus status) =>
        Cultures.Each(() => Assert.Equal((true, status), Parse(word)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" -_")]
    [InlineData("Not completed")]
    [InlineData("Pending cancellation")]
    [InlineData("Completed!")]
    [InlineData("Complet")]
    [InlineData("Pendıng")]
    [InlineData("PENDİNG")]
    [InlineData("Pending\ud800")]
    [InlineData("4")]
    [InlineData("Fail")]
    [InlineData("Paused")]
    public void A_near_miss_is_not_a_word(string? word) => Cultures.Each(() => Assert.Equal((false, default), Parse(word)));

    [Fact]
    public void A_long_word_is_read_as_well()
    {
        Assert.Equal((true, OrderStatus.Partial), Parse(new string(' ', 10_000) + "Partial"));
        Assert.Equal((false, default), Parse(new string('x', 10_000)));
    }

    [Fact]
    public void All_lists_every_value_once()
    {
        Assert.Equal(Enum.GetValues<OrderStatus>(), OrderStatuses.All);
        Assert.Equal(Enum.GetValues<OrderTrigger>(), OrderStatuses.AllTriggers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public void Any_other_number_is_refused(byte number)
    {
        string noStatus = $"{number} is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.";
        string noTrigger = $"{number} is not an order trigger. Use one of: Process, Queue, Start, Complete, EndPartially, Cancel.";

        BadInput.Refused("status", (OrderStatus)number, noStatus, () => ((OrderStatus)number).IsFinal());
        BadInput.Refused("status", (OrderStatus)number, noStatus, () => ((OrderStatus)number).IsOpen());
        BadInput.Refused("status", (OrderStatus)number, noStatus, () => ((OrderStatus)number).ToWireName());
        BadInput.Refused("trigger", (OrderTrigger)number, noTrigger, () => ((OrderTrigger)number).Target());
    }

    private static (bool Known, OrderStatus Status) Parse(string? word)
    {
        bool known = OrderStatuses.TryParse(word, out OrderStatus status);
        Assert.Equal((known, status), (OrderStatuses.TryParse(word.AsSpan(), out OrderStatus ofSpan), ofSpan));
        return (known, status);
    }
}
