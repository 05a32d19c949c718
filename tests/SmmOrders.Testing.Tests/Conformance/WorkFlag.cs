namespace SmmOrders.Testing.Tests;

/// <summary>Says of the work that runs here that a faulty table treats it otherwise; other work at the same time is none the wiser.</summary>
internal sealed class WorkFlag
{
    private readonly AsyncLocal<bool> _isSet = new();

    public bool IsSet => _isSet.Value;

    public T While<T>(Func<T> work)
    {
        _isSet.Value = true;
        try
        {
            return work();
        }
        finally
        {
            _isSet.Value = false;
        }
    }
}
