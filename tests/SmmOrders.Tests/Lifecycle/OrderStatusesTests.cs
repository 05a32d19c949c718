namespace SmmOrders.Tests;

public sealed class OrderStatusesTests
{
    [Fact]
    public void The_six_statuses_are_stored_as_these_numbers_for_ever() => Assert.Equal(
        ["Processing 1", "Pending 2", "InProgress 3", "Completed 4", "Canceled 5", "Partial 6"],
        Enum.GetValues<OrderStatus>().Select(status => $"{status} {(byte)status}"));

    [Fact]
    public void The_six_triggers_are_stored_as_these_numbers_for_ever() => Assert.Equal(
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
        BadInput.Refused("trigger", (OrderTrigger)number, noTrigger, () => ((OrderTrigger)number).Target());
    }
}
