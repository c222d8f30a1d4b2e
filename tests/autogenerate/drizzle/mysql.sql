CREATE TABLE `notes` (
	`id` bigint unsigned AUTO_INCREMENT NOT NULL,
	`parent` bigint unsigned,
	`a` int,
	`b` int,
	CONSTRAINT `notes_id` PRIMARY KEY(`id`)
);

--> statement-breakpoint
CREATE TABLE `posts` (
	`a` int NOT NULL,
	`b` int NOT NULL,
	CONSTRAINT `posts_a_b_pk` PRIMARY KEY(`a`,`b`),
	CONSTRAINT `uq_b` UNIQUE(`b`)
);

--> statement-breakpoint
CREATE TABLE `users` (
	`id` int AUTO_INCREMENT NOT NULL,
	`email` varchar(255) NOT NULL,
	`nick` varchar(40),
	`mood` enum('sad','ok') DEFAULT 'ok',
	`balance` decimal(10,2) DEFAULT '0.00',
	`created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
	`changed_at` timestamp NOT NULL DEFAULT (now()) ON UPDATE CURRENT_TIMESTAMP,
	`born` date,
	`seen` datetime DEFAULT '2024-05-06 07:08:09.000',
	`is_open` boolean NOT NULL DEFAULT true,
	`size` int unsigned DEFAULT 3,
	`tiny` tinyint,
	`medium` mediumint,
	`big` bigint unsigned,
	`ratio` float,
	`exact` double DEFAULT 1.5,
	`text` text,
	`long` longtext,
	`code` char(3),
	`bytes` varbinary(16),
	`at` time,
	`year` year,
	`stored` varchar(255) GENERATED ALWAYS AS (lower(`users`.`email`)) STORED,
	`virtual` int GENERATED ALWAYS AS (`id` + 1) VIRTUAL,
	`filled` text,
	CONSTRAINT `users_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_email` UNIQUE(`email`),
	CONSTRAINT `users_nick_unique` UNIQUE(`nick`),
	CONSTRAINT `ux_code` UNIQUE(`code`,`size`),
	CONSTRAINT `ck_size` CHECK(`users`.`size` >= 1)
);

--> statement-breakpoint
ALTER TABLE `notes` ADD CONSTRAINT `notes_parent_notes_id_fk` FOREIGN KEY (`parent`) REFERENCES `notes`(`id`) ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE `notes` ADD CONSTRAINT `fk_notes_posts` FOREIGN KEY (`a`,`b`) REFERENCES `posts`(`a`,`b`) ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE `posts` ADD CONSTRAINT `posts_b_users_id_fk` FOREIGN KEY (`b`) REFERENCES `users`(`id`) ON DELETE cascade ON UPDATE cascade;
--> statement-breakpoint
CREATE INDEX `ix_size` ON `users` (`size`,`tiny`);
