using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Commands that are sent directly on a context's connection.</summary>
internal static class ContextCommands
{
    /// <summary>A command in the context's open transaction, with the context's time-out.</summary>
    internal static DbCommand NewCommand(this DbContext context)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        if (context.Database.GetCommandTimeout() is { } seconds)
        {
            command.CommandTimeout = seconds;
        }

        return command;
    }
}
