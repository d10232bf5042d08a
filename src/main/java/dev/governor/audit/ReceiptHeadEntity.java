package dev.governor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row whose lock puts appends in order. */
@Entity
@Table(name = "receipt_head")
class ReceiptHeadEntity {

    static final int ONLY = 1;

    @Id
    int id;

    @Column(nullable = false)
    long sequence;

    @Column(nullable = false)
    String digest;
}
