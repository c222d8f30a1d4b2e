CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`parent` text,
	`a` integer,
	`b` integer,
	FOREIGN KEY (`parent`) REFERENCES `notes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`a`,`b`) REFERENCES `posts`(`a`,`b`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TABLE `posts` (
	`a` integer NOT NULL,
	`b` integer,
	PRIMARY KEY(`a`, `b`),
	FOREIGN KEY (`b`) REFERENCES `users`(`id`) ON UPDATE set null ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `uq_b` ON `posts` (`b`);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text(255) NOT NULL,
	`nick` text,
	`mood` text DEFAULT 'it''s ok',
	`balance` numeric DEFAULT '0',
	`created_at` integer DEFAULT (unixepoch()) NOT NULL,
	`day` text DEFAULT CURRENT_DATE,
	`is_open` integer DEFAULT true NOT NULL,
	`size` integer DEFAULT 3,
	`ratio` real DEFAULT 1.5,
	`bytes` blob,
	`data` text DEFAULT '{"a":"its"}',
	`stored` text GENERATED ALWAYS AS (lower("email")) STORED,
	`virtual` integer GENERATED ALWAYS AS ("id" + 1) VIRTUAL,
	`filled` text,
	CONSTRAINT "ck_size" CHECK("users"."size" >= 0)
);

--> statement-breakpoint
CREATE UNIQUE INDEX `uq_email` ON `users` (`email`);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_nick_unique` ON `users` (`nick`);
--> statement-breakpoint
CREATE INDEX `ix_size` ON `users` (`size`,"ratio" desc) WHERE "users"."size" > 0;
--> statement-breakpoint
CREATE UNIQUE INDEX `ux_lower` ON `users` (lower("email"));
