using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Does something once, just before a query that reads a table.</summary>
internal sealed class Interventions : DbCommandInterceptor
{
    private Func<DbCommand, Task>? _next;
    private string _table = "";

    public bool IsDone => _next is null;

    public void Before(string table, Func<DbCommand, Task> work) => (_table, _next) = (table, work);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_next is { } work && command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains($"FROM {_table} ", StringComparison.Ordinal))
        {
            _next = null;
            await work(command);
        }

        return result;
    }
}
