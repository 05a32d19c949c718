namespace PanelBackend;

/// <summary>Which orders a list shows.</summary>
internal enum OrderFilterKind
{
    All,
    Open,
    Ended,
    Refunded,
}
