CREATE TABLE "order_attempts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_attempts" PRIMARY KEY,
    "OrderId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Provider" TEXT NULL,
    "ProviderService" TEXT NULL,
    "At" INTEGER NOT NULL,
    "OverdueAt" INTEGER NOT NULL,
    "AnsweredAt" INTEGER NULL,
    "Answer" INTEGER NULL,
    "Refusal" INTEGER NULL,
    "Words" TEXT NULL,
    "ProviderOrderId" TEXT NULL
);


CREATE TABLE "order_attention" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_attention" PRIMARY KEY,
    "OrderId" INTEGER NULL,
    "Provider" TEXT NULL,
    "Finding" INTEGER NOT NULL,
    "What" TEXT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "Note" TEXT NULL,
    "UniqueKey" TEXT NULL
);


CREATE TABLE "order_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_history" PRIMARY KEY,
    "OrderId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "Delivered" INTEGER NULL,
    "RefundAmount" INTEGER NULL,
    "RefundTotal" INTEGER NULL,
    "Findings" INTEGER NOT NULL,
    "Reported" TEXT NULL,
    "By" TEXT NULL,
    "Note" TEXT NULL,
    "Submission" INTEGER NULL,
    "WriteId" TEXT NOT NULL
);


CREATE TABLE "order_outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_outbox" PRIMARY KEY,
    "Sink" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "SourceId" TEXT NOT NULL,
    "OrderId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "Tries" INTEGER NOT NULL,
    "DeliveredAt" INTEGER NULL,
    "DeadAt" INTEGER NULL,
    "Words" TEXT NULL
);


CREATE TABLE "order_providers" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_order_providers" PRIMARY KEY,
    "PermitEvery" INTEGER NULL,
    "NextPermitAt" INTEGER NULL,
    "SendingLimit" INTEGER NOT NULL,
    "SubmissionStoppedSince" INTEGER NULL,
    "SubmissionStoppedBy" TEXT NULL,
    "SubmissionStoppedWhy" TEXT NULL,
    "SubmissionProbeAt" INTEGER NULL,
    "UnknownInARow" INTEGER NOT NULL,
    "PollingPausedSince" INTEGER NULL,
    "PollingPausedBy" TEXT NULL,
    "PollingPausedWhy" TEXT NULL,
    "FailingSince" INTEGER NULL,
    "FailingWords" TEXT NULL,
    "FailingProbeAt" INTEGER NULL,
    "FailingToldAt" INTEGER NULL
);


CREATE TABLE "order_refunds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_refunds" PRIMARY KEY,
    "OrderId" INTEGER NOT NULL,
    "Amount" INTEGER NOT NULL,
    "TotalAfter" INTEGER NOT NULL,
    "Currency" TEXT NULL,
    "Reason" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "HistoryNumber" INTEGER NOT NULL,
    "WriteId" TEXT NOT NULL
);


CREATE TABLE "order_requests" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_order_requests" PRIMARY KEY,
    "OrderId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "Provider" TEXT NULL,
    "AskedAt" INTEGER NOT NULL,
    "AskedBy" TEXT NULL,
    "Note" TEXT NULL,
    "DueAt" INTEGER NULL,
    "Tries" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "OverdueAt" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "AnsweredBy" TEXT NULL,
    "Words" TEXT NULL,
    "ProviderRequestId" TEXT NULL,
    "EndedAt" INTEGER NULL
);


CREATE TABLE "Orders" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "AttemptCount" INTEGER NULL,
    "AttemptId" TEXT NULL,
    "BoughtAt" INTEGER NULL,
    "Bucket" INTEGER NULL,
    "Deadline" INTEGER NULL,
    "HistoryCount" INTEGER NULL,
    "HistoryPurgedTo" INTEGER NULL,
    "LastWriteId" TEXT NULL,
    "MostDelivered" INTEGER NULL,
    "NextPollAt" INTEGER NULL,
    "NextSendAt" INTEGER NULL,
    "PollDivisor" INTEGER NULL,
    "PollInterval" INTEGER NULL,
    "PollLongest" INTEGER NULL,
    "ProviderService" TEXT NULL,
    "RequestFields" TEXT NULL,
    "RequestId" TEXT NULL,
    "RequestKind" INTEGER NULL,
    "RequestLink" TEXT NULL,
    "RequestOverdueAt" INTEGER NULL,
    "RequestStatus" INTEGER NULL,
    "SubmissionOverdueAt" INTEGER NULL,
    "Version" INTEGER NULL,
    "WaitingFor" INTEGER NULL,
    "Status" INTEGER NOT NULL,
    "StatusSince" INTEGER NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Charge" INTEGER NOT NULL,
    "Currency" TEXT NULL,
    "Service" TEXT NULL,
    "Provider" TEXT NULL,
    "ProviderOrderId" TEXT NULL,
    "Delivered" INTEGER NULL,
    "Refunded" INTEGER NOT NULL,
    "CancelCause" INTEGER NOT NULL,
    "UnansweredSince" INTEGER NULL,
    "Open" INTEGER NOT NULL,
    "SubmissionStatus" INTEGER NULL,
    "SubmissionRefusal" INTEGER NULL,
    "SubmissionWords" TEXT NULL,
    "StartCount" INTEGER NULL,
    "ProviderCharge" INTEGER NULL,
    "ProviderCurrency" TEXT NULL,
    CONSTRAINT "CK_Orders_Quantity" CHECK ("Quantity" > 0),
    CONSTRAINT "CK_Orders_Refunded" CHECK ("Refunded" >= 0 AND "Refunded" <= "Charge"),
    CONSTRAINT "CK_Orders_Status" CHECK ("Status" IN (1, 2, 3, 4, 5, 6))
);


CREATE UNIQUE INDEX "IX_order_attempts_OrderId_Number" ON "order_attempts" ("OrderId", "Number");


CREATE UNIQUE INDEX "IX_order_attempts_Provider_ProviderOrderId" ON "order_attempts" ("Provider", "ProviderOrderId");


CREATE INDEX "IX_order_attention_ClosedAt_OpenedAt" ON "order_attention" ("ClosedAt", "OpenedAt");


CREATE INDEX "IX_order_attention_OrderId" ON "order_attention" ("OrderId");


CREATE UNIQUE INDEX "IX_order_attention_UniqueKey" ON "order_attention" ("UniqueKey");


CREATE UNIQUE INDEX "IX_order_history_OrderId_Number" ON "order_history" ("OrderId", "Number");


CREATE INDEX "IX_order_outbox_Sink_DeadAt" ON "order_outbox" ("Sink", "DeadAt") WHERE "DeadAt" IS NOT NULL;


CREATE INDEX "IX_order_outbox_Sink_DueAt" ON "order_outbox" ("Sink", "DueAt") WHERE "DueAt" IS NOT NULL;


CREATE INDEX "IX_order_outbox_Sink_OrderId_Version_Place_DueAt" ON "order_outbox" ("Sink", "OrderId", "Version", "Place", "DueAt") WHERE "DueAt" IS NOT NULL;


CREATE UNIQUE INDEX "IX_order_outbox_SourceId_Kind_Sink" ON "order_outbox" ("SourceId", "Kind", "Sink");


CREATE UNIQUE INDEX "IX_order_refunds_OrderId_TotalAfter" ON "order_refunds" ("OrderId", "TotalAfter");


CREATE INDEX "IX_order_requests_OrderId" ON "order_requests" ("OrderId");


CREATE INDEX "IX_order_requests_Provider_Status_DueAt" ON "order_requests" ("Provider", "Status", "DueAt");


CREATE INDEX "IX_Orders_Deadline" ON "Orders" ("Deadline");


CREATE INDEX "IX_Orders_Provider_NextPollAt" ON "Orders" ("Provider", "NextPollAt");


CREATE INDEX "IX_Orders_Provider_NextSendAt" ON "Orders" ("Provider", "NextSendAt") WHERE "NextSendAt" IS NOT NULL;


CREATE UNIQUE INDEX "IX_Orders_Provider_ProviderOrderId" ON "Orders" ("Provider", "ProviderOrderId");


CREATE INDEX "IX_Orders_Provider_SubmissionOverdueAt" ON "Orders" ("Provider", "SubmissionOverdueAt") WHERE "SubmissionOverdueAt" IS NOT NULL;


CREATE INDEX "IX_Orders_Provider_WaitingFor" ON "Orders" ("Provider", "WaitingFor") WHERE "WaitingFor" IS NOT NULL;


CREATE INDEX "IX_Orders_RequestLink" ON "Orders" ("RequestLink") WHERE "RequestLink" IS NOT NULL;
